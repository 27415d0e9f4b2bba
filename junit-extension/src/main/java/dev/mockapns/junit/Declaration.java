/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/**
 * A fake that the annotations around a test declare.
 *
 * @param owner the class whose tests share it, where the lifetime is {@link Lifetime#CLASS}
 * @param takesTurns whether JUnit applies the locks of {@link FakeLocks}: it looks for them on classes and methods
 * only
 * @param where the annotation to name in messages
 */
record Declaration(
        FakeSettings settings,
        Lifetime lifetime,
        boolean systemProperties,
        Class<?> owner,
        boolean takesTurns,
        String where) {

    boolean isShared() {
        return lifetime != Lifetime.TEST;
    }

    String propertyPrefix() {
        return settings.name().isEmpty()
                ? MockApnsProperties.PREFIX
                : MockApnsProperties.PREFIX + "." + settings.name();
    }
}

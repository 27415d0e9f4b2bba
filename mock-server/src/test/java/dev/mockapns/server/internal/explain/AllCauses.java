/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Cause;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every record that is a {@link Cause}. */
public final class AllCauses {

    private AllCauses() {}

    /** Returns them. */
    public static Set<Class<?>> records() {
        return records(Cause.class).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(AllCauses::records) : Stream.of(type);
    }
}

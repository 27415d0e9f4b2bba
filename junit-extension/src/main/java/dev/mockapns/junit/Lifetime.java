/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/** How long a fake lives, and so which tests share it. */
public enum Lifetime {
    /** Inherited from the next outer annotation; {@link #TEST} if there is none. */
    INHERIT,

    /** One test: no other test shares it, so tests may run in parallel. */
    TEST,

    /**
     * The tests of one class and its nested classes share it. It is reset before each of them
     * ({@link dev.mockapns.server.MockApnsServer#reset()}), and they run one after the other.
     */
    CLASS,

    /**
     * All tests of the JVM with the same annotations share it, for applications that outlive a test class, such as
     * Spring's cached contexts. It is reset before each test, and their classes run one after the other.
     */
    RUN
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/** How long a fake lives, and so who shares it. */
public enum Lifetime {
    /** As the next annotation outwards says; {@link #TEST} where none says anything. */
    INHERIT,

    /** One test: nobody shares it, so tests may run in parallel. */
    TEST,

    /**
     * The tests of one class and its nested classes share it. It is reset before each of them
     * ({@link dev.mockapns.server.MockApnsServer#reset()}), and they take turns.
     */
    CLASS,

    /**
     * All tests of the JVM whose annotations say the same share it, for applications that outlive a test class, such as
     * Spring's cached contexts. It is reset before each test, and their classes take turns.
     */
    RUN
}

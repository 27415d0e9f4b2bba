/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;

/** Remembers which application context the test classes of one wiring had. */
final class Contexts {

    private static final Map<String, ApplicationContext> FIRST = new ConcurrentHashMap<>();

    private Contexts() {}

    /** Fails unless every test of this wiring so far had this context. */
    static void assertCached(String wiring, ApplicationContext context) {
        ApplicationContext first = FIRST.computeIfAbsent(wiring, missing -> context);
        assertThat(context).as("the context of %s is cached", wiring).isSameAs(first);
    }
}

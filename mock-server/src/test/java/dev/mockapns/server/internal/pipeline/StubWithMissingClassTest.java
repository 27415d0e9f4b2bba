/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.Verdict;
import org.junit.jupiter.api.Test;

class StubWithMissingClassTest {

    @Test
    void a_class_that_is_missing_for_the_stub_is_blamed_on_the_stub() {
        TestCore core = new TestCore().installed();
        core.stubbing.use(request -> {
            throw new NoClassDefFoundError("com/example/Helper");
        });

        Verdict.Rejected verdict = (Verdict.Rejected) core.push().send().verdict();

        assertThat(verdict.explanation().because())
                .isEqualTo("a stub of the test threw NoClassDefFoundError: com/example/Helper");
    }
}

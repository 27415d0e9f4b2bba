/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.Verdict;
import org.junit.jupiter.api.Test;

class ScriptWithMissingClassTest {

    @Test
    void a_class_that_the_script_misses_is_the_scripts() {
        TestCore core = new TestCore().installed();
        core.script.use(request -> {
            throw new NoClassDefFoundError("com/example/Helper");
        });

        Verdict.Rejected verdict = (Verdict.Rejected) core.push().send().verdict();

        assertThat(verdict.explanation().because())
                .isEqualTo("the script of the test threw NoClassDefFoundError: com/example/Helper");
    }
}

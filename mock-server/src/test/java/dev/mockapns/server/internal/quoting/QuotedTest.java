/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Explanation;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void what_a_client_sent_can_neither_colour_a_terminal_nor_forge_a_line() {
        Explanation explanation = new Explanation("no key has the id \"\u001b[31m\r\n#2  POST\"", "say\u202eyas");

        assertThat(explanation.because()).isEqualTo("no key has the id \"\\u001b[31m\\u000d\\u000a#2  POST\"");
        assertThat(explanation.advice()).isEqualTo("say\\u202eyas");
    }

    @Test
    void other_text_stays_as_it_is() {
        String text = "Zoë's iPhone → größe …";

        assertThat(Quoted.plain(text)).isSameAs(text);
    }

    @Test
    void a_stack_trace_begins_no_line_with_what_a_client_sent_and_has_its_cause() {
        String token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJURUFNSUQxMjM0In0.";
        Exception failure = new IllegalStateException(
                "no answer for \u001b[31m\r\nWARN forged", new IllegalArgumentException(token + "c2lnbmF0dXJl"));

        assertThat(Quoted.stackTrace(failure))
                .startsWith("java.lang.IllegalStateException: no answer for \\u001b[31m\n\t| WARN forged\n\tat ")
                .contains("\nCaused by: java.lang.IllegalArgumentException: " + token + "…\n\tat ")
                .doesNotContain("c2lnbmF0dXJl");
    }

    @Test
    void a_failure_that_is_its_own_cause_has_an_end() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        assertThat(Quoted.stackTrace(one)).hasLineCount(11 + one.getStackTrace().length * 11);
    }

    @Test
    void text_is_cut_after_its_signatures_are_masked_and_never_within_a_character() {
        String token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJURUFNSUQxMjM0In0.";

        assertThat(Quoted.plain(token + "c2lnbmF0dXJl", token.length() + 4)).isEqualTo(token + "…");
        assertThat(Quoted.deviceToken(token + "c2lnbmF0dXJl")).isEqualTo("eyJhbGci…n0.…");
        assertThat(Quoted.plain("ab\ud83d\ude00", 3)).isEqualTo("ab…");
    }
}

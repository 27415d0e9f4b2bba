/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.Explanation;
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
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class StyleTest {

    @Test
    void text_for_a_terminal_is_coloured() {
        assertThat(Style.of(Ansi.ON).bad("no")).isEqualTo("\u001b[31mno\u001b[0m");
        assertThat(Style.of(Ansi.ON).good("yes")).isEqualTo("\u001b[32myes\u001b[0m");
        assertThat(Style.of(Ansi.ON).title("1")).isEqualTo("\u001b[1m1\u001b[0m");
    }

    @Test
    void text_for_anything_else_is_as_it_is() {
        assertThat(Style.of(Ansi.OFF).bad("no")).isEqualTo("no");
    }

    @Test
    void charset_without_arrows_is_replaced_by_utf_8() {
        assertThat(Streams.arrowProof(StandardCharsets.US_ASCII)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(Streams.arrowProof(Charset.forName("GB18030"))).isEqualTo(Charset.forName("GB18030"));
    }
}

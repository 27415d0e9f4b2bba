/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void short_lines_stay_as_they_are() {
        assertThat(Layout.wrapped("one\n  two")).isEqualToIgnoringNewLines("one\n  two");
    }

    @Test
    void long_line_continues_below_its_text() {
        List<String> lines = Layout.wrapped("    because  " + "word ".repeat(30).strip())
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("    because  word").hasSizeLessThanOrEqualTo(Layout.COLUMNS);
        assertThat(lines.get(1)).startsWith("             word");
        assertThat(String.join(" ", lines).replaceAll(" +", " "))
                .isEqualTo(" because " + "word ".repeat(30).strip());
    }

    @Test
    void a_word_that_is_longer_than_a_line_is_not_cut() {
        String word = "x".repeat(2 * Layout.COLUMNS);

        assertThat(Layout.wrapped("  " + word)).isEqualTo("  " + word);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/findings.md} with the checks and the tests. */
class FindingsPageTest {

    private static final Path PAGE = Path.of("../docs/findings.md");
    private static final Path TESTS = Path.of("src/test/java/dev/mockapns/server/internal/pipeline/FindingsTest.java");

    private record Row(String level, String name, String source, String test) {}

    @Test
    void page_lists_the_findings_in_order_with_level_and_source() throws IOException {
        assertThat(rows().stream().map(row -> List.of(row.level(), row.name(), row.source())))
                .containsExactlyElementsOf(Lint.checks()
                        .map(check -> List.of(check.level().name(), check.name(), check.source()))
                        .toList());
    }

    @Test
    void every_row_names_a_test_that_exists() throws IOException {
        String tests = Files.readString(TESTS);

        assertThat(rows()).allSatisfy(row -> assertThat(tests).contains("void " + row.test() + "("));
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| (WARN|NOTE) \\|.*"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(
                        cells[1].strip(),
                        cells[2].strip().replace("`", ""),
                        cells[4].strip(),
                        cells[5].strip().replace("`", "")))
                .toList();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.options.OptionNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/fidelity.md} with the options and the tests. */
class FidelityPageTest {

    private static final Path PAGE = Path.of("../docs/fidelity.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final String NONE = "none";

    private record Row(String behaviour, String certainty, String standard, String optionName, String test) {}

    @Test
    void every_row_has_a_certainty() throws IOException {
        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.certainty()).as(row.behaviour()).matches("(documented|observed|unknown).*"));
    }

    @Test
    void every_option_of_a_row_exists() throws IOException {
        assertThat(rows())
                .filteredOn(row -> !row.optionName().equals(NONE))
                .allSatisfy(
                        row -> assertThat(OptionNames.all()).as(row.behaviour()).contains(row.optionName()));
    }

    @Test
    void every_option_has_a_row() throws IOException {
        assertThat(rows()).extracting(Row::optionName).containsAll(OptionNames.all());
    }

    @Test
    void every_test_of_a_row_exists() throws IOException {
        Map<String, String> sources = sources();

        assertThat(rows()).filteredOn(row -> !row.test().equals(NONE)).allSatisfy(row -> {
            String[] test = row.test().split("\\.", 2);
            assertThat(sources).as(row.behaviour()).containsKey(test[0]);
            assertThat(sources.get(test[0])).as(row.behaviour()).contains("void " + test[1] + "(");
        });
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> String.valueOf(file.getFileName()).replace(".java", ""), FidelityPageTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line ->
                        line.startsWith("| ") && !line.startsWith("| Wire behaviour") && !line.startsWith("| ---"))
                .map(line -> line.split("\\|", -1))
                .map(cells ->
                        new Row(cells[1].strip(), cells[2].strip(), cells[3].strip(), name(cells[4]), name(cells[5])))
                .toList();
    }

    private static String name(String cell) {
        return cell.replace("`", "").strip();
    }
}

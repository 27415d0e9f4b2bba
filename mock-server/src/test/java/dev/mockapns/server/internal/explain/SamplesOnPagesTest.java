/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares explanations on pages with the golden files. Those below {@code <!-- explanation: name -->} have tests of their own,
 * which compare them with what the fake prints.
 */
class SamplesOnPagesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path GOLDEN = Path.of("src/test/resources");
    private static final Pattern COMPARED_ELSEWHERE =
            Pattern.compile("<!-- explanation: \\S+ -->\\n\\n```text\\n.*?\\n```", Pattern.DOTALL);

    @Test
    void explanations_on_pages_are_in_the_golden_files() throws IOException {
        List<String> golden = Stream.concat(
                        explanations(Files.readString(GOLDEN.resolve("explanations.txt"))),
                        explanations(Files.readString(GOLDEN.resolve("connection-explanations.txt"))))
                .toList();

        for (Path page : pages()) {
            String rest = COMPARED_ELSEWHERE.matcher(Files.readString(page)).replaceAll("");
            assertThat(explanations(rest)).as("explanations of %s", page).isSubsetOf(golden);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static Stream<String> explanations(String text) {
        return text.lines().map(String::strip).filter(line -> line.matches("(because|advice|warning)  +.*"));
    }
}

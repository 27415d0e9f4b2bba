/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the docs honest: code in them is code that runs here, or says that it is not. */
class DocsTest {

    private static final Set<String> RUN_BY_CI =
            Set.of("mvn -q -DskipTests package && java -jar standalone/target/mockapns.jar demo", "mvn verify");
    private static final Set<String> NOT_CODE = Set.of("text", "json");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    static Stream<Arguments> blocks() {
        return Doc.all().stream().flatMap(doc -> doc.blocks().stream().map(block -> Arguments.of(doc, block)));
    }

    static List<Doc> docs() {
        return Doc.all();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_block_of_code_runs_here_or_says_that_it_does_not(Doc doc, Doc.Block block) {
        if (NOT_CODE.contains(block.language())) {
            return;
        }
        if (block.kind().filter("snippet"::equals).isPresent()) {
            String source = block.name().orElseThrow();
            doc.writeIfAsked("snippet", source, "java", Doc.source(source));
            assertThat(Doc.read(doc.path()).block("snippet", source)).contains(Doc.source(source));
            return;
        }
        if (block.kind().filter("run-by"::equals).isPresent()) {
            assertThat(Doc.source(block.name().orElseThrow()))
                    .as("the test that runs %s of %s", block, doc)
                    .contains(String.valueOf(doc.path().getFileName()));
            return;
        }
        boolean runByCi = block.language().equals("shell")
                && RUN_BY_CI.containsAll(block.text().lines().toList());
        boolean saysSo =
                block.firstLine().contains("not run by CI") || block.firstLine().contains("not compiled by CI");
        assertThat(runByCi || saysSo)
                .as("%s: %s is compiled or run by CI, or its first line says that it is not", doc, block)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("docs")
    void a_link_leads_somewhere(Doc doc) {
        Matcher link = LINK.matcher(doc.text());
        while (link.find()) {
            Doc target = link.group(1).isEmpty() ? doc : page(doc, link.group(1));
            if (link.group(2) != null) {
                assertThat(anchors(target)).as("anchors of %s", target).contains(link.group(2));
            }
        }
    }

    @Test
    void ci_runs_the_two_commands_of_the_readme() throws Exception {
        String stub = Files.readString(Doc.ROOT.resolve(".ci/run"));

        assertThat(RUN_BY_CI).allSatisfy(command -> {
            assertThat(Doc.read("README.md").text()).contains(command);
            assertThat(stub).contains(command);
        });
    }

    private static Doc page(Doc from, String link) {
        var path = from.path().resolveSibling(link).normalize();
        assertThat(path).as("what %s links to as %s", from, link).exists();
        return path.toString().endsWith(".md") ? Doc.read(path) : new Doc(path, "");
    }

    private static List<String> anchors(Doc doc) {
        return doc.text()
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}

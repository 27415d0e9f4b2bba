/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks all pages: code in them runs here or says that it does not, links and named files exist, long pages have contents. */
class DocsTest {

    private static final Set<String> RUN_BY_CI =
            Set.of("mvn -q -DskipTests package && java -jar standalone/target/mockapns.jar demo", "mvn verify");
    private static final Set<String> NOT_CODE = Set.of("text", "json");
    private static final int LONG_PAGE = 100;
    private static final Set<String> WITHOUT_CONTENTS = Set.of("README.md", "CHANGELOG.md");
    private static final Pattern SOURCE_FILE = Pattern.compile("`([\\w/]+\\.java)`");
    private static final Pattern SNIPPET = Pattern.compile("(?m)^<!-- snippet: (\\S+) -->$");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    static Stream<Arguments> blocks() {
        return Doc.all().stream().flatMap(doc -> doc.blocks().stream().map(block -> Arguments.of(doc, block)));
    }

    static List<Doc> docs() {
        return Doc.all();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_of_code_runs_here_or_says_that_it_does_not(Doc doc, Doc.Block block) {
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
    void comment_that_names_a_snippet_is_above_a_block(Doc doc) {
        List<String> named = SNIPPET.matcher(doc.text())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named)
                .as("snippets that %s names", doc)
                .allSatisfy(name -> assertThat(doc.block("snippet", name)).isPresent());
    }

    @ParameterizedTest
    @MethodSource("docs")
    void link_leads_to_an_existing_anchor(Doc doc) {
        Matcher link = LINK.matcher(doc.text());
        while (link.find()) {
            Doc target = link.group(1).isEmpty() ? doc : page(doc, link.group(1));
            if (link.group(2) != null) {
                assertThat(anchors(target)).as("anchors of %s", target).contains(link.group(2));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("docs")
    void page_over_100_lines_begins_with_its_contents(Doc doc) {
        if (doc.text().lines().count() <= LONG_PAGE || WITHOUT_CONTENTS.contains(doc.toString())) {
            return;
        }
        String beginning = doc.text().substring(0, doc.text().indexOf("\n## "));

        assertThat(doc.headings())
                .filteredOn(heading -> heading.startsWith("## "))
                .as("sections of %s that its beginning links to", doc)
                .allSatisfy(heading -> assertThat(beginning).contains("(#" + Doc.anchor(heading) + ")"));
    }

    @ParameterizedTest
    @MethodSource("docs")
    void source_file_named_on_a_page_exists(Doc doc) throws IOException {
        List<String> sources = sources();

        assertThat(SOURCE_FILE.matcher(doc.text()).results().map(match -> match.group(1)))
                .as("Java files that %s names", doc)
                .allSatisfy(file -> assertThat(sources).anyMatch(source -> source.endsWith("/" + file)));
    }

    @Test
    void readme_has_at_most_100_lines_before_the_fold() {
        String text = Doc.read("README.md").text();

        assertThat(text.substring(0, text.indexOf("<details>")).lines()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void readme_commands_are_run_by_ci() throws Exception {
        String script = Files.readString(Doc.ROOT.resolve(".ci/run"));

        assertThat(RUN_BY_CI).allSatisfy(command -> {
            assertThat(Doc.read("README.md").text()).contains(command);
            assertThat(script).contains(command);
        });
    }

    private static Doc page(Doc from, String link) {
        var path = from.path().resolveSibling(link).normalize();
        assertThat(path).as("what %s links to as %s", from, link).exists();
        return path.toString().endsWith(".md") ? Doc.read(path) : new Doc(path, "");
    }

    private static List<String> anchors(Doc doc) {
        return doc.headings().stream().map(Doc::anchor).toList();
    }

    /** Returns the source files of all modules, each as its path below {@link Doc#ROOT}. */
    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Doc.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> Doc.ROOT.relativize(file).toString())
                    .toList();
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the docs and its fenced blocks. A comment above a block says where its text comes from; with
 * {@code -Dmockapns.docs.write=true} such blocks are written instead of compared.
 */
record Doc(Path path, String text) {

    /** The folder of the whole project; tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- ([a-z-]+): (\\S+) -->\\n\\n?)?```([a-z]*)\\n(.*?)\\n```", Pattern.DOTALL);

    static Doc read(String path) {
        return read(ROOT.resolve(path));
    }

    static Doc read(Path path) {
        return new Doc(path, contentOf(path));
    }

    /** Returns all pages: those of the top folder and those of {@code docs}. */
    static List<Doc> all() {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(top, pages)
                    .filter(path -> path.toString().endsWith(".md"))
                    .map(Doc::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the lines that begin with {@code #} and are not inside a fenced block. */
    List<String> headings() {
        return text.replaceAll("(?ms)^```.*?^```$", "")
                .lines()
                .filter(line -> line.startsWith("#"))
                .toList();
    }

    /** Returns the anchor that GitHub makes of a heading. */
    static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(
                    Optional.ofNullable(matcher.group(1)),
                    Optional.ofNullable(matcher.group(2)),
                    matcher.group(3),
                    matcher.group(4)));
        }
        return blocks;
    }

    /** Returns the text of the block below {@code <!-- kind: name -->}. */
    Optional<String> block(String kind, String name) {
        return blocks().stream()
                .filter(block ->
                        block.kind().equals(Optional.of(kind)) && block.name().equals(Optional.of(name)))
                .map(Block::text)
                .findFirst();
    }

    /** Writes {@code text} below {@code <!-- kind: name -->} if the system property asks for it. */
    void writeIfAsked(String kind, String name, String language, String text) {
        if (!Boolean.getBoolean("mockapns.docs.write")) {
            return;
        }
        String marker = "<!-- " + kind + ": " + name + " -->";
        String block = marker + "\n\n```" + language + "\n" + text + "\n```";
        Pattern old =
                Pattern.compile(Pattern.quote(marker) + "(\\n\\n```" + language + "\\n.*?\\n```)?", Pattern.DOTALL);
        synchronized (Doc.class) { // tests run in parallel, and several blocks are on one page
            replace(old.matcher(contentOf(path)).replaceFirst(Matcher.quoteReplacement(block)));
        }
    }

    /** Replaces the page atomically, because other tests may be reading it. */
    private void replace(String newText) {
        try {
            Path draft = Files.writeString(path.resolveSibling(path.getFileName() + ".new"), newText);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the lines of a source file between {@code // docs: region} and {@code // docs: end}, or all of it. */
    static String source(String fileAndRegion) {
        String[] parts = fileAndRegion.split("#", 2);
        String content = contentOf(ROOT.resolve(parts[0]));
        if (parts.length == 1) {
            return content.replaceFirst("(?s)\\A/\\*.*?\\*/\\s*", "").strip();
        }
        String begin = "// docs: " + parts[1] + "\n";
        int from = content.indexOf(begin);
        int to = content.indexOf("// docs: end", from);
        if (from < 0 || to < 0) {
            throw new AssertionError(parts[0] + " has no lines between \"" + begin.strip() + "\" and \"// docs: end\"");
        }
        return content.substring(from + begin.length(), to)
                .lines()
                .map(line -> line.isBlank() ? "" : line)
                .collect(Collectors.joining("\n"))
                .stripTrailing()
                .stripIndent()
                .strip();
    }

    private static String contentOf(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return ROOT.relativize(path).toString();
    }

    /** A fenced block with the comment above it that says where its text comes from. */
    record Block(Optional<String> kind, Optional<String> name, String language, String text) {

        String firstLine() {
            return text.lines().findFirst().orElse("");
        }

        @Override
        public String toString() {
            return language + " block \"" + firstLine() + "\"";
        }
    }
}

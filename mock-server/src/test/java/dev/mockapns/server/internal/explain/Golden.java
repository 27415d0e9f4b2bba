/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares texts that people read with a file in {@code src/test/resources}: the whole text in Java's dialect, then those lines
 * that other dialects have instead. After a change that was meant, run the test with {@code -Dexplanations.write=true} and read
 * the difference.
 */
public final class Golden {

    private Golden() {}

    /**
     * Compares texts with a file.
     *
     * @param texts by the name of what is explained, in the order of the file
     */
    public static void check(String file, Map<String, Function<Dialect, String>> texts) {
        Path path = Path.of("src/test/resources", file);
        String actual = texts.entrySet().stream()
                .map(text -> "== " + text.getKey() + "\n" + inDialects(text.getValue()) + "\n")
                .collect(Collectors.joining("\n"));
        try {
            if (Boolean.getBoolean("explanations.write")) {
                Files.writeString(path, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inDialects(Function<Dialect, String> text) {
        String java = text.apply(Dialect.JAVA);
        Map<String, String> others = new LinkedHashMap<>();
        for (Dialect dialect : List.of(Dialect.COMMAND_LINE, Dialect.HTTP)) {
            String other = text.apply(dialect);
            if (!other.equals(java)) {
                String name = dialect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                others.merge(linesInstead(java, other), name, (one, two) -> one + ", " + two);
            }
        }
        return java
                + others.entrySet().stream()
                        .map(other -> "\n  -- " + other.getValue() + "\n" + other.getKey())
                        .collect(Collectors.joining());
    }

    private static String linesInstead(String java, String other) {
        List<String> known = java.lines().toList();
        return other.lines().filter(line -> !known.contains(line)).collect(Collectors.joining("\n"));
    }
}

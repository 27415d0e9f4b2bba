/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of another JVM. Immutable. */
final class ClassPath {

    private static final Path LIBRARIES = Path.of(System.getProperty("compat.libraries"));
    private static final long MAX_MINUTES = 3;

    private final List<Path> entries;

    private ClassPath(List<Path> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Returns the class path of this JVM. */
    static ClassPath own() {
        return new ClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList());
    }

    /** Returns a class path with the artifacts whose names begin with {@code prefix} in exactly this version. */
    ClassPath with(String prefix, String version) {
        List<Path> others = new ArrayList<>(in(LIBRARIES).stream()
                .filter(jar -> isOf(prefix, jar) && name(jar).endsWith("-" + version + ".jar"))
                .toList());
        if (others.isEmpty()) {
            throw new IllegalArgumentException("no " + prefix + "*-" + version + ".jar in " + LIBRARIES);
        }
        entries.stream().filter(entry -> !isOf(prefix, entry)).forEach(others::add);
        return new ClassPath(others);
    }

    /** Returns the entries whose names begin with {@code prefix}. */
    List<String> jars(String prefix) {
        return entries.stream()
                .filter(entry -> isOf(prefix, entry))
                .map(Path::toString)
                .toList();
    }

    /** Runs a program in another JVM, and returns its output. */
    String run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                program.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("class-path", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return ended ? text : text + "\n" + program + " runs for more than " + MAX_MINUTES + " minutes";
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private static boolean isOf(String prefix, Path jar) {
        return name(jar).startsWith(prefix);
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }

    private static List<Path> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

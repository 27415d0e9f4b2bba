/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Most of the time of a first push in a JVM goes into loading classes: this shows which are loaded. */
@Timeout(120)
class FirstPushTest {

    /** About 1,700 with Netty 4.2. */
    private static final int MAX_CLASSES = 2100;

    @TempDir
    static Path directory;

    private static List<String> classes = List.of();

    @BeforeAll
    static void send_the_first_push_of_a_jvm() throws IOException, InterruptedException {
        Path log = directory.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log.getFileName() + ":none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstPush.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(printed.strip()).endsWith("true");
        assertThat(process.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            classes = lines.filter(line -> line.contains(" source: "))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        }
    }

    @Test
    void the_object_mapper_of_jackson_is_not_loaded() {
        assertThat(classes).doesNotContain("com.fasterxml.jackson.databind.ObjectMapper");
    }

    @Test
    void neither_the_tls_context_of_netty_nor_encryption_by_password_is_needed() {
        assertThat(classes)
                .doesNotContain("com.sun.crypto.provider.PBKDF2KeyImpl")
                .doesNotContain("io.netty.handler.ssl.JdkSslContext");
    }

    @Test
    void few_classes_of_ours_and_of_libraries_are_loaded() {
        assertThat(classes.stream()
                        .filter(name -> !name.contains("$$Lambda"))
                        .filter(name -> name.matches("(dev|io|com\\.fasterxml|org)\\..*")))
                .hasSizeBetween(200, MAX_CLASSES);
    }
}

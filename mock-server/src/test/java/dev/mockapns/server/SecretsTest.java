/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.world.ProviderCertificate;
import dev.mockapns.server.world.ProviderKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where keys are, and where they are not. */
class SecretsTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Set<String> NOT_IN_THE_REPOSITORY = Set.of(".git", "target");
    private static final Pattern KEY_FILE = Pattern.compile(".*\\.(p8|p12|pfx|jks|key|pem|der|crt)");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[A-Za-z0-9+/=]{40}");

    @TempDir
    private Path directory;

    @Test
    void no_private_key_is_in_the_repository() throws IOException {
        assertThat(files())
                .hasSizeGreaterThan(100)
                .noneMatch(file -> KEY_FILE.matcher(file.toString()).matches())
                .noneMatch(file -> PRIVATE_KEY.matcher(read(file)).find());
    }

    @Test
    void each_fake_makes_a_signing_key_of_its_own() {
        try (MockApnsServer one = MockApnsServer.start();
                MockApnsServer other = MockApnsServer.start()) {
            assertThat(one.key().p8()).isNotEqualTo(other.key().p8());
        }
    }

    @Test
    void the_text_of_an_object_leaves_out_its_key() {
        try (MockApnsServer apns = MockApnsServer.start("com.example.orders")) {
            ProviderKey key = apns.key();
            ProviderCertificate certificate = apns.team().createCertificate("com.example.orders");
            String encoded =
                    Base64.getEncoder().encodeToString(certificate.privateKey().getEncoded());

            assertThat(key.toString()).doesNotContain(key.p8().substring(60, 90));
            assertThat(certificate.toString()).doesNotContain(encoded.substring(60, 90));
            assertThat(apns.toString() + apns.team()).doesNotContain("PRIVATE");
        }
    }

    @Test
    void a_fake_without_a_home_writes_no_file() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + directory,
                        "-Duser.home=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Embedded.class.getName()))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("served");
        try (Stream<Path> written = Files.walk(directory)) {
            assertThat(written.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** A program with a fake that makes all the keys it can. */
    static final class Embedded {

        private Embedded() {}

        public static void main(String[] args) {
            try (MockApnsServer apns = MockApnsServer.start("com.example.orders")) {
                apns.team().createCertificate("com.example.orders");
                System.out.println("served on " + apns.port(Environment.PRODUCTION) + apns.caPem());
            }
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                return NOT_IN_THE_REPOSITORY.contains(String.valueOf(visited.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

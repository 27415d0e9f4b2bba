/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.mockapns.protocol.Environment;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerIdentityTest {

    @TempDir
    Path temporary;

    @Test
    void it_knows_which_hosts_its_certificate_is_for() {
        ServerIdentity identity = ServerIdentity.shared(List.of("apns.test", "*.apns.test"));

        assertThat(List.of("localhost", "API.push.apple.com", "apns.test", "eu.apns.test", "127.0.0.1"))
                .allSatisfy(host -> assertThat(identity.isFor(host)).as(host).isTrue());
        assertThat(List.of("other.test", "a.b.apns.test", "test", "push.apple.com", ""))
                .allSatisfy(host -> assertThat(identity.isFor(host)).as(host).isFalse());
    }

    @Test
    void the_certificate_names_this_machine_apples_hosts_and_extra_names() throws Exception {
        X509Certificate certificate = ServerIdentity.shared(
                        List.of("apns.test", "*.Push.test", "mock_apns", "10.1.2.3", "[2001:db8::1]"))
                .certificate();

        assertThat(names(certificate))
                .contains(
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "apns.test",
                        "*.push.test",
                        "mock_apns",
                        "10.1.2.3")
                .contains("2001:db8:0:0:0:0:0:1")
                .containsAll(Environment.PRODUCTION.hostNames())
                .containsAll(Environment.SANDBOX.hostNames())
                .contains(Environment.PRODUCTION.managementHost(), Environment.SANDBOX.managementHost());
    }

    @Test
    void an_address_with_a_zone_is_covered_without_it() throws Exception {
        X509Certificate certificate =
                ServerIdentity.shared(List.of("fe80::1%lo", "[fe80::2%1]")).certificate();

        assertThat(names(certificate)).contains("fe80:0:0:0:0:0:0:1", "fe80:0:0:0:0:0:0:2");
    }

    @Test
    void certificates_are_backdated_a_day_and_last_a_year() {
        ServerIdentity identity = ServerIdentity.shared(List.of());
        Instant now = Instant.now();

        assertThat(identity.certificate().getNotBefore().toInstant()).isBefore(now.minus(Duration.ofHours(23)));
        assertThat(identity.certificate().getNotAfter().toInstant())
                .isBetween(now.plus(Duration.ofDays(360)), now.plus(Duration.ofDays(366)));
        assertThat(identity.root().getNotAfter().toInstant()).isAfter(now.plus(Duration.ofDays(3000)));
    }

    @Test
    void all_servers_of_a_jvm_share_one_ca_and_equal_names_share_a_certificate() {
        ServerIdentity first = ServerIdentity.shared(List.of("a.test", "b.test"));

        assertThat(ServerIdentity.shared(List.of("B.test", "a.test"))).isSameAs(first);
        assertThat(ServerIdentity.shared(List.of("c.test")).root()).isEqualTo(first.root());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "https://apns.test", "apns.test:443", "[::1"})
    void text_that_is_neither_a_host_name_nor_an_address_is_named(String name) {
        assertThatThrownBy(() -> ServerIdentity.shared(List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host name: \"" + name + "\"");
    }

    @Test
    void ca_and_certificate_survive_a_restart() throws Exception {
        Path home = temporary.resolve("home");
        ServerIdentity before = ServerIdentity.keptIn(home, List.of("apns.test"));
        ServerIdentity after = ServerIdentity.keptIn(home, List.of("apns.test"));

        assertThat(after.certificate()).isEqualTo(before.certificate());
        assertThat(after.root()).isEqualTo(before.root());
        assertThat(Files.readString(home.resolve("ca.pem"))).isEqualTo(before.rootPem());
    }

    @Test
    void a_host_name_that_is_new_gets_another_certificate_of_the_same_ca() throws Exception {
        ServerIdentity before = ServerIdentity.keptIn(temporary, List.of());
        ServerIdentity after = ServerIdentity.keptIn(temporary, List.of("new.test"));

        assertThat(after.root()).isEqualTo(before.root());
        assertThat(names(after.certificate())).contains("new.test");
        assertThat(names(before.certificate())).doesNotContain("new.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"damaged", "\u00ff\u00fe\u0000", ""})
    void a_damaged_certificate_is_named_with_the_remedy_and_not_replaced(String content) throws Exception {
        ServerIdentity.keptIn(temporary, List.of());
        Path file = temporary.resolve("server.pem");
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> ServerIdentity.keptIn(temporary, List.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the server certificate in " + file + " is damaged, or not of the CA in "
                        + temporary.resolve("ca.pem")
                        + ": no certificate in it (delete it to have another made; clients need nothing new)");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).isEqualTo(content);
    }

    @Test
    void a_truncated_certificate_is_named() throws Exception {
        ServerIdentity.keptIn(temporary, List.of());
        Path file = temporary.resolve("server.pem");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 3));

        assertThatThrownBy(() -> ServerIdentity.keptIn(temporary, List.of()))
                .hasMessageStartingWith("the server certificate in " + file + " is damaged");
    }

    @Test
    void a_certificate_with_the_key_of_another_is_named() throws Exception {
        ServerIdentity.keptIn(temporary, List.of());
        Path file = temporary.resolve("server.pem");
        String issuer = Files.readString(temporary.resolve("issuer.pem"));
        Files.writeString(
                file,
                issuer.substring(0, issuer.indexOf("-----BEGIN CERTIFICATE"))
                        + Files.readString(file).replaceFirst("(?s)-----BEGIN PRIVATE KEY.*END PRIVATE KEY-----", ""));

        assertThatThrownBy(() -> ServerIdentity.keptIn(temporary, List.of()))
                .hasMessageContaining("the private key is not that of the certificate");
    }

    @Test
    void a_root_that_is_missing_beside_its_certificates_is_named() throws Exception {
        ServerIdentity.keptIn(temporary, List.of());
        Files.delete(temporary.resolve("ca.pem"));

        assertThatThrownBy(() -> ServerIdentity.keptIn(temporary, List.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("there is no " + temporary.resolve("ca.pem") + ", but a certificate of that CA in "
                        + temporary.resolve("server.pem") + " (put ca.pem back, or delete "
                        + temporary.resolve("issuer.pem") + " and " + temporary.resolve("server.pem")
                        + " to have another CA made, and give clients the new ca.pem)");
    }

    @Test
    void files_of_a_process_killed_while_it_created_the_ca_are_replaced() throws Exception {
        ServerIdentity.keptIn(temporary, List.of());
        Files.delete(temporary.resolve("ca.pem"));
        Files.delete(temporary.resolve("server.pem"));

        assertThat(ServerIdentity.keptIn(temporary, List.of()).rootPem())
                .isEqualTo(Files.readString(temporary.resolve("ca.pem")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "issuer.pem", "server.pem"})
    @DisabledOnOs(OS.WINDOWS)
    void a_pipe_instead_of_a_file_does_not_block(String name) throws Exception {
        ServerIdentity.keptIn(temporary, List.of());
        Path file = temporary.resolve(name);
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> assertTimeoutPreemptively(
                        Duration.ofSeconds(30), () -> ServerIdentity.keptIn(temporary, List.of())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot use " + file + " for the fake's CA: it is not a regular file (move it away)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_symbolic_link_is_not_followed() throws Exception {
        ServerIdentity.keptIn(temporary, List.of());
        Path file = temporary.resolve("server.pem");
        Path target = Files.move(file, temporary.resolve("elsewhere.pem"));
        Files.createSymbolicLink(file, target);

        assertThatThrownBy(() -> ServerIdentity.keptIn(temporary, List.of()))
                .hasMessageContaining(file + " for the fake's CA: it is not a regular file");
    }

    @Test
    void a_file_that_is_far_too_large_is_not_read() throws Exception {
        Path file = Files.write(temporary.resolve("ca.pem"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> ServerIdentity.keptIn(temporary, List.of()))
                .hasMessage(
                        "cannot use " + file + " for the fake's CA: it is larger than 1048576 bytes (move it away)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "issuer.pem"})
    void a_damaged_ca_is_named_with_the_remedy(String file) throws Exception {
        ServerIdentity.keptIn(temporary, List.of());
        Files.writeString(temporary.resolve(file), "damaged");

        assertThatThrownBy(() -> ServerIdentity.keptIn(temporary, List.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(temporary + " is broken")
                .hasMessageContaining("delete");
    }

    @Test
    void the_key_of_another_ca_is_noticed() throws Exception {
        ServerIdentity.keptIn(temporary.resolve("one"), List.of());
        ServerIdentity.keptIn(temporary.resolve("two"), List.of());
        Files.copy(
                temporary.resolve("two/issuer.pem"),
                temporary.resolve("one/issuer.pem"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> ServerIdentity.keptIn(temporary.resolve("one"), List.of()))
                .hasMessageContaining("is broken");
    }

    @Test
    void a_home_that_is_a_file_is_named_with_the_remedy() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> ServerIdentity.keptIn(file, List.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot use " + file
                        + " for the fake's CA: it is a file, not a directory (name another directory)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keys_are_for_their_owner_only() throws Exception {
        Path home = temporary.resolve("home");
        ServerIdentity.keptIn(home, List.of());

        assertThat(permissions(home)).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("issuer.pem"))).isEqualTo("rw-------");
        assertThat(permissions(home.resolve("server.pem"))).isEqualTo("rw-------");
        assertThat(Files.readString(home.resolve("ca.pem"))).doesNotContain("PRIVATE");
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<String> names(X509Certificate certificate) throws Exception {
        List<String> names = new ArrayList<>();
        certificate.getSubjectAlternativeNames().forEach(name -> names.add((String) name.get(1)));
        return names;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import java.io.UncheckedIOException;
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
    void the_certificate_is_for_this_machine_for_apples_hosts_and_for_what_was_asked() throws Exception {
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
    void what_is_neither_a_host_name_nor_an_address_is_named(String name) {
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

    @Test
    void a_certificate_that_is_damaged_is_replaced() throws Exception {
        ServerIdentity before = ServerIdentity.keptIn(temporary, List.of());
        Files.writeString(temporary.resolve("server.pem"), "damaged");
        ServerIdentity after = ServerIdentity.keptIn(temporary, List.of());

        assertThat(after.root()).isEqualTo(before.root());
        assertThat(after.certificate()).isNotEqualTo(before.certificate());
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
                .hasMessageContaining("cannot use " + file)
                .hasMessageContaining("name a directory that can be written");
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

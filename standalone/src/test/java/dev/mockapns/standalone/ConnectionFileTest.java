/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFileTest {

    private static final ConnectionDetails CONNECTION = new ConnectionDetails(
            "localhost",
            2197,
            2198,
            2196,
            2195,
            0,
            0,
            "ABC123DEFG",
            "DEF123GHIJ",
            "/home/AuthKey_ABC123DEFG.p8",
            "/home/ca.pem",
            List.of("com.example.orders"),
            List.of(new ConnectionDetails.Certificate(
                    "com.example.orders", "/home/certificate.p12", "secret", "/home/certificate.pem")),
            List.of(new ConnectionDetails.Phone("Phone 1", "com.example.orders", "sandbox", "ab".repeat(32))));

    private static final ConnectionDetails IPV6 = new ConnectionDetails(
            "0:0:0:0:0:0:0:1",
            2197,
            2198,
            2196,
            2195,
            443,
            8080,
            "ABC123DEFG",
            "DEF123GHIJ",
            "key",
            "ca",
            List.of(),
            List.of(),
            List.of());

    @TempDir
    Path directory;

    @Test
    void connection_file_names_optional_listeners_if_open() throws IOException {
        Path path = directory.resolve("connection.json");
        try (ConnectionFile file = ConnectionFile.at(path)) {
            file.publish(IPV6);

            assertThat(Files.readString(path)).contains("\"sharedPort\" : 443,", "\"plainTextPort\" : 8080,");
        }
    }

    @Test
    void the_file_has_the_documented_fields() throws IOException {
        Path path = directory.resolve("connection.json");
        try (ConnectionFile file = ConnectionFile.at(path)) {
            file.publish(CONNECTION);

            assertThat(Files.readString(path)).isEqualToIgnoringNewLines("""
                            {
                              "format" : "mockapns-connection",
                              "host" : "localhost",
                              "productionPort" : 2197,
                              "sandboxPort" : 2198,
                              "productionManagementPort" : 2196,
                              "sandboxManagementPort" : 2195,
                              "keyId" : "ABC123DEFG",
                              "teamId" : "DEF123GHIJ",
                              "keyFile" : "/home/AuthKey_ABC123DEFG.p8",
                              "caFile" : "/home/ca.pem",
                              "topics" : [ "com.example.orders" ],
                              "certificates" : [ {
                                "topic" : "com.example.orders",
                                "file" : "/home/certificate.p12",
                                "password" : "secret",
                                "pemFile" : "/home/certificate.pem"
                              } ],
                              "devices" : [ {
                                "name" : "Phone 1",
                                "topic" : "com.example.orders",
                                "environment" : "sandbox",
                                "token" : "abababababababababababababababababababababababababababababababab"
                              } ]
                            }
                            """);
        }
    }

    @Test
    void no_temporary_file_stays_beside_the_connection_file() {
        try (ConnectionFile file = ConnectionFile.at(directory.resolve("a/b/connection.json"))) {
            file.publish(CONNECTION);
            assertThat(directory.resolve("a/b")).isDirectoryContaining(entry -> entry.equals(file.path()));
            assertThat(directory.resolve("a/b").toFile().list()).containsExactly("connection.json");
        }
        assertThat(directory.resolve("a/b")).isEmptyDirectory();
    }

    @Test
    void file_of_a_killed_process_is_removed_before_the_fake_is_ready() throws IOException {
        Path path = Files.writeString(directory.resolve("connection.json"), ConnectionFileText.of(CONNECTION));
        try (ConnectionFile file = ConnectionFile.at(path)) {
            assertThat(file.path()).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stale",
                "{}",
                "{\"format\" : \"something-else\"}",
                "{\"host\" : \"localhost\", \"format\" : \"mockapns-connection\"}",
                "-----BEGIN CERTIFICATE-----\n"
            })
    void a_file_that_no_serve_wrote_is_refused_and_stays(String content) throws IOException {
        Path path = Files.writeString(directory.resolve("notes.txt"), content);

        assertThatThrownBy(() -> ConnectionFile.at(path))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--connection: " + path + " was not written by mockapns serve, so it is not"
                        + " overwritten; name"
                        + " another file, or move that one away");
        assertThat(path).hasContent(content);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_symbolic_link_and_its_target_stay() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), ConnectionFileText.of(CONNECTION));
        Path path = Files.createSymbolicLink(directory.resolve("connection.json"), target);

        assertThatThrownBy(() -> ConnectionFile.at(path)).hasMessageContaining("was not written by mockapns serve");
        assertThat(path).isSymbolicLink();
        assertThat(target).exists();
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(OS.WINDOWS)
    void a_pipe_is_refused_without_waiting_for_its_other_end() throws Exception {
        Path path = Pipes.create(directory.resolve("pipe"));

        assertThatThrownBy(() -> ConnectionFile.at(path)).hasMessageContaining("was not written by mockapns serve");
        assertThat(path).exists();
    }

    @Test
    void file_created_during_the_start_is_not_overwritten() throws IOException {
        Path path = directory.resolve("connection.json");
        try (ConnectionFile file = ConnectionFile.at(path)) {
            Files.writeString(path, "mine");

            assertThatThrownBy(() -> file.publish(CONNECTION))
                    .hasMessageContaining(path + " was not written by mockapns serve");
        }
        assertThat(path).hasContent("mine");
    }

    @Test
    void empty_file_created_during_a_failed_start_stays() throws IOException {
        Path path = directory.resolve("connection.json");
        ConnectionFile file = ConnectionFile.at(path);
        Files.createFile(path);

        file.close();

        assertThat(path).exists();
    }

    @Test
    void file_of_another_program_stays() throws IOException {
        Path path = directory.resolve("connection.json");
        try (ConnectionFile file = ConnectionFile.at(path)) {
            file.publish(CONNECTION);
            Files.writeString(path, "of another fake");
        }
        assertThat(path).hasContent("of another fake");
    }

    @Test
    void name_that_is_too_long_is_refused() {
        Path path = directory.resolve("x".repeat(300));

        assertThatThrownBy(() -> ConnectionFile.at(path))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("cannot write connection file " + path + ": ")
                .hasMessageEndingWith("; name one that you may write with --connection");
    }

    @Test
    void a_directory_instead_of_the_file_is_named() {
        assertThatThrownBy(() -> ConnectionFile.at(directory))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--connection: " + directory + " is a directory; name a file, such as "
                        + directory.resolve("connection.json"));
    }

    @Test
    void an_ipv6_address_is_in_brackets_before_its_port() {
        assertThat(IPV6.address(2197)).isEqualTo("[0:0:0:0:0:0:0:1]:2197");
        assertThat(CONNECTION.address(2197)).isEqualTo("localhost:2197");
    }
}

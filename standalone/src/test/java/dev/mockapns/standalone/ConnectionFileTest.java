/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {

    private static final Connection CONNECTION = new Connection(
            "localhost",
            2197,
            2198,
            2196,
            2195,
            "ABC123DEFG",
            "DEF123GHIJ",
            "/home/AuthKey_ABC123DEFG.p8",
            "/home/ca.pem",
            List.of("com.example.orders"),
            List.of(new Connection.Certificate("com.example.orders", "/home/certificate.p12", "secret")),
            List.of(new Connection.Phone("Phone 1", "com.example.orders", "sandbox", "ab".repeat(32))));

    @TempDir
    Path directory;

    @Test
    void the_file_has_the_documented_fields() throws IOException {
        Path path = directory.resolve("connection.json");
        try (ConnectionFile file = ConnectionFile.at(path)) {
            file.publish(CONNECTION);

            assertThat(Files.readString(path)).isEqualToIgnoringNewLines("""
                            {
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
                                "password" : "secret"
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
    void nothing_stands_beside_it_and_nothing_is_left_when_it_is_closed() {
        try (ConnectionFile file = ConnectionFile.at(directory.resolve("a/b/connection.json"))) {
            file.publish(CONNECTION);
            assertThat(directory.resolve("a/b")).isDirectoryContaining(entry -> entry.equals(file.path()));
            assertThat(directory.resolve("a/b").toFile().list()).containsExactly("connection.json");
        }
        assertThat(directory.resolve("a/b")).isEmptyDirectory();
    }

    @Test
    void what_a_killed_process_left_is_gone_before_the_fake_is_ready() throws IOException {
        Path path = Files.writeString(directory.resolve("connection.json"), "stale");
        try (ConnectionFile file = ConnectionFile.at(path)) {
            assertThat(file.path()).doesNotExist();
        }
    }

    @Test
    void a_file_that_somebody_else_put_there_stays() throws IOException {
        Path path = directory.resolve("connection.json");
        try (ConnectionFile file = ConnectionFile.at(path)) {
            file.publish(CONNECTION);
            Files.writeString(path, "of another fake");
        }
        assertThat(path).hasContent("of another fake");
    }

    @Test
    void a_directory_in_its_place_is_named() {
        assertThatThrownBy(() -> ConnectionFile.at(directory))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--connection: " + directory + " is a directory; name a file, such as "
                        + directory.resolve("connection.json"));
    }

    @Test
    void an_ipv6_address_stands_in_brackets_before_its_port() {
        Connection ipv6 = new Connection(
                "0:0:0:0:0:0:0:1",
                2197,
                2198,
                2196,
                2195,
                "ABC123DEFG",
                "DEF123GHIJ",
                "key",
                "ca",
                List.of(),
                List.of(),
                List.of());

        assertThat(ipv6.address(2197)).isEqualTo("[0:0:0:0:0:0:0:1]:2197");
        assertThat(CONNECTION.address(2197)).isEqualTo("localhost:2197");
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeTest {

    private static final String ORDERS = "com.example.orders";
    private static final String TOKEN = "ab".repeat(32);

    @TempDir
    Path directory;

    @Test
    void the_ready_line_names_ports_home_and_connection_file() throws Exception {
        Path home = directory.resolve("home");
        try (Serving serving = Serving.start(home)) {
            JsonNode connection = serving.connection();

            assertThat(serving.out().toString())
                    .isEqualToIgnoringNewLines("MockApns is ready: production 127.0.0.1:"
                            + connection.get("productionPort").asInt() + ", sandbox 127.0.0.1:"
                            + connection.get("sandboxPort").asInt() + ", channel management 127.0.0.1:"
                            + connection.get("productionManagementPort").asInt() + " and 127.0.0.1:"
                            + connection.get("sandboxManagementPort").asInt() + ", home " + home + ", connection"
                            + " file "
                            + home.resolve("connection.json"));
            assertThat(serving.err().toString()).isEmpty();
        }
    }

    @Test
    void ready_line_and_connection_file_name_the_optional_listeners() throws Exception {
        try (Serving serving = Serving.start(directory, "--shared-port=0", "--plain-text-port=0")) {
            JsonNode connection = serving.connection();

            assertThat(connection.get("sharedPort").asInt()).isPositive();
            assertThat(serving.out().toString())
                    .contains(", both 127.0.0.1:" + connection.get("sharedPort").asInt() + ", plain text 127.0.0.1:"
                            + connection.get("plainTextPort").asInt() + ", home ");
        }
    }

    @Test
    void connection_file_has_all_fields() throws Exception {
        try (Serving serving = Serving.start(
                directory, "--topic", ORDERS, "--device", ORDERS + ".voip:sandbox", "--device", ORDERS + ":" + TOKEN)) {
            JsonNode connection = serving.connection();

            assertThat(fields(connection))
                    .containsExactly(
                            "format",
                            "host",
                            "productionPort",
                            "sandboxPort",
                            "productionManagementPort",
                            "sandboxManagementPort",
                            "keyId",
                            "teamId",
                            "keyFile",
                            "caFile",
                            "topics",
                            "certificates",
                            "devices");
            assertThat(connection.get("keyId").asText()).matches("[A-Z0-9]{10}");
            assertThat(connection.get("teamId").asText()).matches("[A-Z0-9]{10}");
            assertThat(Path.of(connection.get("keyFile").asText()))
                    .isEqualTo(directory.resolve(
                            "AuthKey_" + connection.get("keyId").asText() + ".p8"))
                    .exists();
            assertThat(Path.of(connection.get("caFile").asText()))
                    .isEqualTo(directory.resolve("ca.pem"))
                    .exists();
            assertThat(connection.get("topics").toString()).isEqualTo("[\"com.example.orders\"]");
            assertThat(connection.get("devices"))
                    .extracting(device -> device.get("name").asText() + " "
                            + device.get("topic").asText() + " "
                            + device.get("environment").asText())
                    .containsExactly(
                            "Phone 1 com.example.orders production",
                            "Phone 2 com.example.orders sandbox",
                            "Phone 3 com.example.orders.voip sandbox",
                            "Phone 4 com.example.orders production");
            assertThat(connection.get("devices").get(3).get("token").asText()).isEqualTo(TOKEN);
        }
    }

    @Test
    void a_back_end_that_knows_the_connection_file_can_push_to_both_listeners() throws Exception {
        try (Serving serving = Serving.start(directory, "--topic", ORDERS, "--strict")) {
            JsonNode connection = serving.connection();
            JdkBackEnd backEnd = new JdkBackEnd(connection);

            HttpResponse<String> production = backEnd.pushTo("productionPort", token(connection, 0), ORDERS);
            HttpResponse<String> sandbox = backEnd.pushTo("sandboxPort", token(connection, 1), ORDERS);

            assertThat(production.statusCode()).isEqualTo(200);
            assertThat(sandbox.statusCode()).isEqualTo(200);
            assertThat(serving.err().toString()).isEmpty();
        }
    }

    @Test
    void a_back_end_with_the_certificate_of_a_topic_can_push_to_it() throws Exception {
        try (Serving serving = Serving.start(directory, "--topic", ORDERS, "--strict")) {
            JsonNode connection = serving.connection();

            HttpResponse<String> answer = JdkBackEnd.pushWithCertificate(connection, token(connection, 0), ORDERS);

            assertThat(answer.statusCode()).as(serving.err().toString()).isEqualTo(200);
            assertThat(serving.err().toString()).isEmpty();
        }
    }

    @Test
    void a_certificate_is_valid_after_a_restart() throws Exception {
        JsonNode before;
        Path copy = directory.resolve("copy.p12");
        try (Serving serving = Serving.start(directory, "--topic", ORDERS)) {
            before = serving.connection();
            Files.copy(Path.of(before.get("certificates").get(0).get("file").asText()), copy);
        }
        try (Serving serving = Serving.start(directory, "--topic", ORDERS)) {
            ObjectNode after = (ObjectNode) serving.connection();
            ((ObjectNode) after.get("certificates").get(0)).put("file", copy.toString());

            assertThat(JdkBackEnd.pushWithCertificate(after, token(after, 0), ORDERS)
                            .statusCode())
                    .as(serving.err().toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void each_rejection_is_explained_on_stderr_as_it_happens() throws Exception {
        try (Serving serving = Serving.start(directory, "--topic", ORDERS)) {
            JsonNode connection = serving.connection();

            HttpResponse<String> answer = new JdkBackEnd(connection).push(token(connection, 1), ORDERS);

            assertThat(answer.body()).isEqualTo("{\"reason\":\"BadDeviceToken\"}");
            assertThat(serving.err().await("advice +\\S.*\n"))
                    .startsWith("#1  POST /3/device/")
                    .contains("topic=com.example.orders  → 400 BadDeviceToken\n")
                    .containsPattern("because  .*Phone 2")
                    .containsPattern("advice   .*--sandbox-port")
                    .doesNotContainPattern("\\bapns\\.");
        }
    }

    @Test
    void chosen_tokens_are_rejected_with_the_chosen_reason() throws Exception {
        try (Serving serving =
                Serving.start(directory, "--reject", TOKEN + "=unregistered", "--reject", "cd".repeat(32))) {
            JdkBackEnd backEnd = new JdkBackEnd(serving.connection());

            assertThat(backEnd.push(TOKEN, ORDERS).body()).startsWith("{\"reason\":\"Unregistered\",\"timestamp\":");
            assertThat(backEnd.push("cd".repeat(32), ORDERS).body()).isEqualTo("{\"reason\":\"BadDeviceToken\"}");
        }
    }

    @Test
    void unknown_tokens_are_accepted_unless_it_is_strict() throws Exception {
        try (Serving lenient = Serving.start(directory.resolve("lenient"));
                Serving strict = Serving.start(directory.resolve("strict"), "--strict")) {
            assertThat(new JdkBackEnd(lenient.connection()).push(TOKEN, ORDERS).statusCode())
                    .isEqualTo(200);
            assertThat(new JdkBackEnd(strict.connection()).push(TOKEN, ORDERS).body())
                    .isEqualTo("{\"reason\":\"BadDeviceToken\"}");
        }
    }

    @Test
    void stopping_is_a_success_and_leaves_no_connection_file() throws Exception {
        Serving serving = Serving.start(directory);
        assertThat(serving.connectionFile()).exists();

        assertThat(serving.stop()).isZero();

        assertThat(serving.connectionFile()).doesNotExist();
        assertThat(serving.err().toString()).isEmpty();
    }

    @Test
    void ca_certificate_key_and_ids_are_the_same_after_a_restart() throws Exception {
        List<String> files = List.of("ca.pem", "server.pem", "identity.json", "AuthKey_MOCKKEY001.p8");
        List<String> before = new ArrayList<>();
        JdkBackEnd told;
        try (Serving serving = Serving.start(directory)) {
            told = new JdkBackEnd(serving.connection());
            assertThat(told.push(TOKEN, ORDERS).statusCode()).isEqualTo(200);
            for (String file : files) {
                before.add(Files.readString(directory.resolve(file)));
            }
        }

        try (Serving serving = Serving.start(directory)) {
            List<String> after = new ArrayList<>();
            for (String file : files) {
                after.add(Files.readString(directory.resolve(file)));
            }
            assertThat(after).isEqualTo(before);
            assertThat(new JdkBackEnd(serving.connection()).push(TOKEN, ORDERS).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void two_homes_have_two_keys() throws Exception {
        try (Serving one = Serving.start(directory.resolve("one"));
                Serving two = Serving.start(directory.resolve("two"))) {
            assertThat(key(one)).isNotEqualTo(key(two));
        }
    }

    @Test
    void key_of_the_user_is_used_without_a_copy() throws Exception {
        Path key;
        try (Serving lender = Serving.start(directory.resolve("lender"))) {
            key = Files.copy(
                    Path.of(lender.connection().get("keyFile").asText()), directory.resolve("AuthKey_ABC123DEFG.p8"));
        }
        Path home = directory.resolve("home");

        try (Serving serving = Serving.start(home, "--key", key.toString(), "--team-id", "DEF123GHIJ")) {
            JsonNode connection = serving.connection();

            assertThat(connection.get("keyFile").asText()).isEqualTo(key.toString());
            assertThat(connection.get("keyId").asText()).isEqualTo("ABC123DEFG");
            assertThat(connection.get("teamId").asText()).isEqualTo("DEF123GHIJ");
            assertThat(new JdkBackEnd(connection).push(TOKEN, ORDERS).statusCode())
                    .isEqualTo(200);
            assertThat(home.toFile().list()).noneMatch(name -> name.endsWith(".p8"));
        }
    }

    @Test
    void the_signature_of_a_provider_token_is_not_printed() throws Exception {
        try (Serving serving = Serving.start(directory, "--topic", ORDERS)) {
            JdkBackEnd backEnd = new JdkBackEnd(serving.connection());
            String token = backEnd.providerToken();

            backEnd.push(TOKEN, token);

            assertThat(serving.err().await("advice +\\S.*\n"))
                    .contains(token.substring(0, token.lastIndexOf('.')) + ".…")
                    .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
        }
    }

    @Test
    void secrets_are_readable_by_the_owner_only() throws Exception {
        Path home = directory.resolve("home");
        try (Serving serving = Serving.start(home, "--topic", ORDERS)) {
            assertThat(permissions(home)).isEqualTo("rwx------");
            assertThat(permissions(home.resolve("certificate_" + ORDERS + ".p12")))
                    .isEqualTo("rw-------");
            assertThat(permissions(Path.of(serving.connection().get("keyFile").asText())))
                    .isEqualTo("rw-------");
            assertThat(permissions(home.resolve("server.pem"))).isEqualTo("rw-------");
            assertThat(permissions(serving.connectionFile())).isEqualTo("rw-------");
        }
    }

    @Test
    void connection_file_may_be_in_another_directory() throws Exception {
        Path elsewhere = directory.resolve("shared/apns.json");
        try (Serving serving = Serving.start(directory.resolve("home"), "--connection", elsewhere.toString())) {
            assertThat(elsewhere).exists();
            assertThat(serving.connectionFile()).doesNotExist();
        }
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void two_fakes_cannot_share_a_connection_file() throws Exception {
        Path shared = directory.resolve("apns.json");
        try (Serving first = Serving.start(directory.resolve("one"), "--connection", shared.toString())) {
            assertThat(first.out().toString()).contains(shared.toString());
            Run second = Run.of(
                    "serve",
                    "--home=" + directory.resolve("two"),
                    "--connection=" + shared,
                    "--production-port=0",
                    "--sandbox-port=0");

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err())
                    .isEqualToIgnoringNewLines("mockapns serve: connection file " + shared
                            + " is in use by another mockapns serve; stop that one, or give this one another"
                            + " --connection");
            assertThat(shared).content().contains(directory.resolve("one").toString());
        }
        assertThat(shared).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "mockapns.lock", "AuthKey_MOCKKEY001.p8", "certificate_com.example.orders.p12"})
    void a_file_of_the_home_cannot_be_the_connection_file(String name) throws Exception {
        Run run = Run.of(
                "serve",
                "--home=" + directory,
                "--connection=" + directory.resolve(name),
                "--production-port=0",
                "--sandbox-port=0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("mockapns serve: --connection: " + directory.resolve(name)
                        + " is the name of a file that the home reserves for itself; name another, such as "
                        + directory.resolve("connection.json"));
        assertThat(directory.toFile().list()).containsExactly("mockapns.lock");
    }

    @Test
    void file_of_the_user_stays_even_if_the_start_fails() throws Exception {
        Path notes = Files.writeString(directory.resolve("notes.txt"), "precious");

        Run run = Run.of(
                "serve",
                "--home=" + directory.resolve("home"),
                "--connection=" + notes,
                "--production-port=0",
                "--sandbox-port=0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("mockapns serve: --connection: " + notes
                        + " was not written by mockapns serve, so it is not overwritten; name another file, or"
                        + " move that"
                        + " one away");
        assertThat(notes).hasContent("precious");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.1 is the only loopback address")
    void another_loopback_address_is_named_and_in_the_certificate() throws Exception {
        try (Serving serving = Serving.start(directory, "--bind", "127.0.0.2")) {
            JsonNode connection = serving.connection();

            assertThat(connection.get("host").asText()).isEqualTo("127.0.0.2");
            assertThat(serving.out().toString())
                    .contains("production 127.0.0.2:"
                            + connection.get("productionPort").asInt());
            assertThat(new JdkBackEnd(connection).push(TOKEN, ORDERS).statusCode())
                    .isEqualTo(200);
            assertThat(serving.err().toString()).isEmpty();
        }
    }

    @Test
    void fake_that_other_machines_can_reach_causes_a_warning() throws Exception {
        try (Serving serving = Serving.start(directory, "--bind", "0.0.0.0")) {
            assertThat(serving.connection().get("host").asText()).isEqualTo("127.0.0.1");
            assertThat(serving.err().toString())
                    .isEqualToIgnoringNewLines(
                            "mockapns serve: --bind 0.0.0.0: other machines can connect to every IPv4"
                                    + " address of this machine; leave --bind out to listen on the loopback"
                                    + " address only,"
                                    + " or name with --hostname the host that they connect to");
        }
    }

    @Test
    void an_address_of_another_machine_names_the_option() {
        Run run = Run.of(
                "serve", "--home=" + directory, "--bind=198.51.100.7", "--production-port=0", "--sandbox-port=0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("mockapns serve: cannot listen on 198.51.100.7:0 for PRODUCTION: ")
                .endsWith(" (choose an address of this machine); the option is --bind");
    }

    @Test
    void a_rejection_has_the_time_that_its_option_names() throws Exception {
        try (Serving serving = Serving.start(directory, "--reject", TOKEN + "=Unregistered@2026-01-01T00:00:00Z")) {
            assertThat(new JdkBackEnd(serving.connection()).push(TOKEN, ORDERS).body())
                    .isEqualTo("{\"reason\":\"Unregistered\",\"timestamp\":1767225600000}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {238, 239, 255})
    void the_longest_topics_have_certificates_too(int length) throws Exception {
        String topic = "com.example." + "x".repeat(length - 12);
        try (Serving serving = Serving.start(directory, "--topic", topic)) {
            JsonNode connection = serving.connection();

            assertThat(JdkBackEnd.pushWithCertificate(connection, token(connection, 0), topic)
                            .statusCode())
                    .as(serving.err().toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_certificate_of_a_topic_is_there_as_pem() throws Exception {
        try (Serving serving = Serving.start(directory, "--topic", ORDERS)) {
            Path pem = Path.of(serving.connection()
                    .get("certificates")
                    .get(0)
                    .get("pemFile")
                    .asText());

            assertThat(pem).isEqualTo(directory.resolve("certificate_" + ORDERS + ".pem"));
            assertThat(permissions(pem)).isEqualTo("rw-------");
            try (var in = Files.newInputStream(pem)) {
                X509Certificate certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in);
                assertThat(certificate.getSubjectX500Principal().getName())
                        .contains("Apple Push Services:" + " " + ORDERS);
            }
            assertThat(Files.readString(pem))
                    .containsPattern("(?s)(-----BEGIN CERTIFICATE-----.*){3}-----BEGIN PRIVATE KEY-----");
        }
    }

    @Test
    void a_ca_for_certificates_that_is_damaged_is_one_line() throws Exception {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("provider-issuer.pem"), "junk");

        Run run =
                Run.of("serve", "--home=" + directory, "--topic=" + ORDERS, "--production-port=0", "--sandbox-port=0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("provider-issuer.pem is broken");
    }

    @Test
    void a_certificate_that_cannot_be_written_is_one_line() throws Exception {
        Path inTheWay = Files.createDirectory(directory.resolve("certificate_" + ORDERS + ".p12"));

        Run run =
                Run.of("serve", "--home=" + directory, "--topic=" + ORDERS, "--production-port=0", "--sandbox-port=0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("mockapns serve: cannot write " + inTheWay + ": ");
    }

    @Test
    void failure_has_a_stack_trace_with_verbose() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        Run run = Run.of("serve", "--home=" + file, "--verbose");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("mockapns serve: cannot write to home ")
                .contains("\n\tat dev.mockapns.");
    }

    @Test
    void token_to_reject_that_is_not_hex_causes_a_warning() throws Exception {
        try (Serving serving = Serving.start(directory, "--reject", "zz=BadDeviceToken")) {
            assertThat(serving.err().toString())
                    .isEqualToIgnoringNewLines("mockapns serve: --reject: \"zz\" is not a device token (expected: hex"
                            + " digits); it matches requests for exactly this text only");
            assertThat(new JdkBackEnd(serving.connection()).push("zz", ORDERS).body())
                    .isEqualTo("{\"reason\":\"BadDeviceToken\"}");
        }
    }

    @Test
    void malformed_key_of_the_home_is_named_with_the_remedy() throws Exception {
        Serving.start(directory).close();
        Path key = Files.writeString(directory.resolve("AuthKey_MOCKKEY001.p8"), "junk");

        Run run = Run.of("serve", "--home=" + directory, "--production-port=0", "--sandbox-port=0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("mockapns serve: cannot use the signing key of this home, " + key)
                .contains("remove " + directory.resolve("identity.json") + " to get a new key");
    }

    @Test
    void a_port_that_is_taken_is_named_and_the_home_can_be_used_at_once() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.of(
                    "serve",
                    "--home=" + directory,
                    "--production-port=0",
                    "--sandbox-port=" + taken.getLocalPort(),
                    "--production-management-port=0",
                    "--sandbox-management-port=0");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("mockapns serve: cannot listen on 127.0.0.1:" + taken.getLocalPort() + " for SANDBOX")
                    .contains("Address already in use")
                    .endsWith("; the options are --sandbox-port and --bind");
            assertThat(directory.resolve("connection.json")).doesNotExist();
        }
        Serving.start(directory).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--production-management-port", "--shared-port", "--plain-text-port"})
    void every_listener_names_the_option_of_its_port(String option) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.of(
                    "serve",
                    "--home=" + directory,
                    "--production-port=0",
                    "--sandbox-port=0",
                    option + "=" + taken.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("; the options are " + option + " and --bind");
        }
    }

    @Test
    void a_management_port_that_is_taken_is_named_with_its_option() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.of(
                    "serve",
                    "--home=" + directory,
                    "--production-port=0",
                    "--sandbox-port=0",
                    "--production-management-port=" + taken.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .contains(" for PRODUCTION channel management: ")
                    .endsWith("; the options are --production-management-port and --bind\n");
        }
    }

    @Test
    void an_accepted_push_that_apns_would_punish_is_printed() throws Exception {
        try (Serving serving = Serving.start(directory)) {
            JdkBackEnd backEnd = new JdkBackEnd(serving.connection());

            backEnd.push(TOKEN, ORDERS);
            backEnd.push(TOKEN, ORDERS, "background");

            assertThat(serving.err().await("advice +\\S.*\n"))
                    .startsWith("#2  POST /3/device/")
                    .contains("  → 200 no device\n", "    warning  a background push has no apns-priority");
        }
    }

    @Test
    void a_home_that_cannot_be_written_to_is_named() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        Run run = Run.of(
                "serve",
                "--home=" + file.resolve("home"),
                "--production-port=0",
                "--sandbox-port=0",
                "--production-management-port=0",
                "--sandbox-management-port=0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("mockapns serve: cannot write to home " + file.resolve("home")
                        + ": Not a directory; name a directory that you may write to");
    }

    @Test
    void a_home_that_is_in_use_is_named_with_the_process_that_uses_it() throws Exception {
        try (Serving serving = Serving.start(directory)) {
            Run run = Run.of(
                    "serve",
                    "--home=" + directory,
                    "--production-port=0",
                    "--sandbox-port=0",
                    "--production-management-port=0",
                    "--sandbox-management-port=0");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualToIgnoringNewLines("mockapns serve: home " + directory
                            + " is in use by another mockapns serve (process "
                            + ProcessHandle.current().pid()
                            + "); stop that one, or give this one another --home");
            assertThat(serving.connectionFile()).exists();
        }
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String token(JsonNode connection, int device) {
        return connection.get("devices").get(device).get("token").asText();
    }

    private static String key(Serving serving) throws Exception {
        return Files.readString(Path.of(serving.connection().get("keyFile").asText()));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

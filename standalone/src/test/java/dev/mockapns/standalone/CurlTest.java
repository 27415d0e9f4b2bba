/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code curl --http2} against listeners that it finds by DNS alias, or without a CA. */
class CurlTest {

    private static final String TOPIC = "com.example.orders";
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "api.push.apple.com, production",
        "api.sandbox.push.apple.com, sandbox",
        "api.development.push.apple.com, sandbox"
    })
    void unmodified_client_works_with_a_dns_alias(String host, String environment) throws Exception {
        try (Serving apns = serve("--shared-port", "0")) {
            String port = apns.connection().get("sharedPort").asText();
            String url = "https://" + host + ":" + port;
            String[] alias = {"--http2", "--resolve", host + ":" + port + ":127.0.0.1"};

            assertThat(push(apns, url, environment, alias)).isEqualTo("200");
            assertThat(push(apns, url, environment.equals("sandbox") ? "production" : "sandbox", alias))
                    .isEqualTo("{\"reason\":\"BadDeviceToken\"}400");
        }
    }

    @Test
    void plain_text_listener_serves_a_client_without_the_ca() throws Exception {
        try (Serving apns = serve("--plain-text-port", "0")) {
            String url =
                    "http://127.0.0.1:" + apns.connection().get("plainTextPort").asText();

            assertThat(push(apns, url, "production", "--http2-prior-knowledge")).isEqualTo("200");
            assertThat(push(
                            apns,
                            url,
                            "sandbox",
                            "--http2-prior-knowledge",
                            "--header",
                            "host: " + Environment.SANDBOX.host()))
                    .isEqualTo("200");
        }
    }

    private Serving serve(String... options) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("--topic", TOPIC, "--strict"));
        all.addAll(List.of(options));
        return Serving.start(directory, all.toArray(String[]::new));
    }

    private static String push(Serving apns, String url, String environment, String... options) throws Exception {
        JsonNode connection = apns.connection();
        String token = "";
        for (JsonNode phone : connection.get("devices")) {
            token = phone.get("environment").asText().equals(environment)
                    ? phone.get("token").asText()
                    : token;
        }
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--cacert",
                connection.get("caFile").asText(),
                "--header",
                "authorization: bearer " + new JdkBackEnd(connection).providerToken(),
                "--header",
                "apns-topic: " + TOPIC,
                "--header",
                "apns-push-type: alert",
                "--data",
                "{\"aps\":{\"alert\":\"Hello\"}}",
                "--write-out",
                "%{http_code}",
                url + ApnsPaths.DEVICE + token));
        command.addAll(List.of(options));
        return outputOf(command);
    }

    private static String outputOf(List<String> command) throws IOException, InterruptedException {
        Process curl;
        try {
            curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "needs curl");
            throw e;
        }
        String output = new String(curl.getInputStream().readAllBytes(), UTF_8);
        assertThat(curl.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}

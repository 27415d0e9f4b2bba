/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process, as CI runs it. */
@Timeout(60)
class ServeProcessTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final int MORE_THAN_A_PIPE_TAKES = 2000;
    private static final String TOPIC = "com.example.orders";
    private static final String TOKEN = "ab".repeat(32);

    @TempDir
    Path home;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void leave_no_process_behind() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void a_sigterm_ends_it_with_exit_code_0_and_without_a_connection_file() throws Exception {
        Process process = serve();
        assertThat(nextLine(process)).startsWith("MockApns is ready: ");
        assertThat(home.resolve("connection.json")).exists();

        process.toHandle().destroy(); // SIGTERM; unlike Process.destroy() it leaves the streams open

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(home.resolve("connection.json")).doesNotExist();
    }

    /** It takes longer to load than most of what else is loaded. Its version is checked. */
    @Test
    void jackson_databind_is_not_loaded_until_serve_is_ready_with_a_home_that_exists() throws Exception {
        Process first = serve("--topic=" + TOPIC);
        assertThat(nextLine(first)).startsWith("MockApns is ready: ");
        first.toHandle().destroy();
        assertThat(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        Process second = serve(
                List.of("-Xlog:class+load:stderr:none"),
                List.of(Main.class.getName()),
                "--topic=" + TOPIC,
                "--device=" + TOPIC);
        CompletableFuture<List<String>> classes = CompletableFuture.supplyAsync(
                () -> second.errorReader(UTF_8).lines().toList());
        assertThat(nextLine(second)).startsWith("MockApns is ready: ");
        second.toHandle().destroy();

        assertThat(classes.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .anyMatch(line -> line.startsWith("com.fasterxml.jackson.core."))
                .noneMatch(line -> line.startsWith("com.fasterxml.jackson.databind.ObjectMapper "));
    }

    @Test
    void serve_stops_although_nobody_reads_its_stderr() throws Exception {
        Process process = serve("--reject=" + TOKEN);
        nextLine(process);
        JsonNode connection =
                new ObjectMapper().readTree(home.resolve("connection.json").toFile());
        JdkBackEnd backEnd = new JdkBackEnd(connection);
        for (int push = 0; push < MORE_THAN_A_PIPE_TAKES; push++) {
            assertThat(backEnd.push(TOKEN, TOPIC).statusCode()).isEqualTo(400);
        }
        try (Socket plain = new Socket(
                connection.get("host").asText(),
                connection.get("productionPort").asInt())) {
            // Makes the event loop log a warning.
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            plain.getInputStream().readAllBytes();
        }
        assertThat(backEnd.push("cd".repeat(32), TOPIC).statusCode()).isEqualTo(200);

        long asked = System.nanoTime();
        process.toHandle().destroy();

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
        assertThat(process.exitValue()).isZero();
        assertThat(home.resolve("connection.json")).doesNotExist();
        assertThat(process.getErrorStream().available()).isGreaterThan(60_000); // so the pipe was full
    }

    @Test
    void client_of_another_protocol_causes_a_warning_with_advice() throws Exception {
        Process process = serve();
        nextLine(process);
        JsonNode connection =
                new ObjectMapper().readTree(home.resolve("connection.json").toFile());
        int port = connection.get("productionPort").asInt();
        try (Socket plain = new Socket(connection.get("host").asText(), port)) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            plain.getInputStream().readAllBytes();
        }
        URI address = URI.create("https://localhost:" + port + "/");
        HttpRequest request = HttpRequest.newBuilder(address).build();
        HttpClient old = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(JdkBackEnd.trusting(Path.of(connection.get("caFile").asText())))
                .build();
        assertThatThrownBy(() -> old.send(request, BodyHandlers.discarding())).isInstanceOf(IOException.class);
        HttpClient distrustful = HttpClient.newHttpClient();
        assertThatThrownBy(() -> distrustful.send(request, BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);

        process.toHandle().destroy();

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("sends plain HTTP") && line.endsWith("use https"))
                .anyMatch(line -> line.contains("(caFile of connection.json)") && line.contains("--hostname"))
                .anyMatch(line -> line.contains("APNs supports HTTP/2 only"))
                .allMatch(line -> line.matches("mockapns: connection \\d+ from \\S+ to port " + port + " .*"))
                .noneMatch(line -> line.contains("Exception") || line.contains("474554"))
                .noneMatch(line -> line.matches(".*\\bapns\\..*") || line.contains("MockApnsServer."));
    }

    @Test
    void last_text_is_written_before_the_end() throws Exception {
        Process process = serve("--reject=" + TOKEN);
        nextLine(process);
        JdkBackEnd backEnd = new JdkBackEnd(
                new ObjectMapper().readTree(home.resolve("connection.json").toFile()));
        backEnd.push(TOKEN, TOPIC);

        process.toHandle().destroy();

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .startsWith("#1  POST ")
                .contains("because  ", "advice   ");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void channels_are_managed_and_broadcast_to() throws Exception {
        Process process = serve("--topic=" + TOPIC);
        nextLine(process);
        JdkBackEnd backEnd = new JdkBackEnd(
                new ObjectMapper().readTree(home.resolve("connection.json").toFile()));
        String app = ApnsPaths.CHANNEL_MANAGEMENT + TOPIC;
        String settings = "{\"message-storage-policy\":1,\"push-type\":\"LiveActivity\"}";

        HttpResponse<String> created = backEnd.send(backEnd.request("sandboxManagementPort", app + ApnsPaths.CHANNELS)
                .POST(BodyPublishers.ofString(settings)));
        assertThat(created.statusCode()).isEqualTo(201);
        String channel = created.headers().firstValue(ApnsHeaders.CHANNEL_ID).orElseThrow();
        assertThat(backEnd.send(backEnd.request("sandboxManagementPort", app + ApnsPaths.ALL_CHANNELS))
                        .body())
                .isEqualTo("{\"channels\":[\"" + channel + "\"]}");
        assertThat(backEnd.send(backEnd.request("sandboxManagementPort", app + ApnsPaths.CHANNELS)
                                .header(ApnsHeaders.CHANNEL_ID, channel))
                        .body())
                .isEqualTo(settings);
        assertThat(broadcast(backEnd, "sandboxPort", channel).statusCode()).isEqualTo(200);
        assertThat(broadcast(backEnd, "productionPort", channel).body()).isEqualTo("{\"reason\":\"BadChannelId\"}");
        assertThat(backEnd.send(backEnd.request("sandboxManagementPort", app + ApnsPaths.CHANNELS)
                                .header(ApnsHeaders.CHANNEL_ID, channel)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        process.toHandle().destroy();

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .startsWith("#5  POST /4/broadcasts/apps/" + TOPIC)
                .contains("belongs to " + TOPIC + " in SANDBOX")
                .hasLineCount(3);
    }

    private static HttpResponse<String> broadcast(JdkBackEnd backEnd, String portField, String channel)
            throws Exception {
        return backEnd.send(backEnd.request(portField, ApnsPaths.BROADCAST + TOPIC)
                .header(ApnsHeaders.CHANNEL_ID, channel)
                .header(ApnsHeaders.PUSH_TYPE, "liveactivity")
                .header(ApnsHeaders.EXPIRATION, "0")
                .header(ApnsHeaders.PRIORITY, "10")
                .POST(BodyPublishers.ofString("{\"aps\":{\"event\":\"update\",\"content-state\":{}}}")));
    }

    @Test
    void after_a_sigkill_the_home_can_be_used_again() throws Exception {
        Process killed = serve();
        nextLine(killed);
        killed.destroyForcibly().waitFor();
        assertThat(home.resolve("connection.json")).exists();

        assertThat(nextLine(serve())).startsWith("MockApns is ready: ");
    }

    @Test
    void a_home_that_another_process_uses_is_refused() throws Exception {
        Process first = serve();
        nextLine(first);

        Process second = serve();

        assertThat(new String(second.getErrorStream().readAllBytes(), UTF_8))
                .isEqualToIgnoringNewLines("mockapns serve: home " + home
                        + " is in use by another mockapns serve (process " + first.pid()
                        + "); stop that one, or give this one another --home");
        assertThat(second.waitFor()).isEqualTo(1);
    }

    @Test
    void a_process_without_heap_ends_with_one_line_and_exit_code_3() throws Exception {
        Process process = serve(List.of("-Xmx64m"), List.of(ServeUnderPressure.class.getName()), new String[0]);
        nextLine(process);

        takeAllMemory(process);

        assertEndsOutOfMemory(process);
    }

    private static void takeAllMemory(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    private static void assertEndsOutOfMemory(Process process) throws Exception {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(OutOfMemoryExit.EXIT_CODE);
        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .isEqualToIgnoringNewLines(OutOfMemoryExit.OUT_OF_MEMORY);
    }

    private Process serve(String... options) throws Exception {
        return serve(List.of(), List.of(Main.class.getName()), options);
    }

    private Process serve(List<String> jvmOptions, List<String> program, String... options) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmOptions);
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.addAll(program);
        line.addAll(List.of("serve", "--home=" + home, "--production-port=0", "--sandbox-port=0"));
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line).start();
        processes.add(process);
        return process;
    }

    private static String nextLine(Process process) throws Exception {
        BufferedReader out = process.inputReader(UTF_8);
        return String.valueOf(out.readLine());
    }
}

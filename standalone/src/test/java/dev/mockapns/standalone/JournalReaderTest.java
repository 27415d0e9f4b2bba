/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.stub.StubResponse;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Follows the journal of a fake. */
class JournalReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Printed err = new Printed();
    private final MockApnsServer apns = MockApnsServer.start();
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(apns.sslContext()).build();

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_rejection_is_printed_while_the_fake_runs() throws Exception {
        JournalReader reader = start();

        push(1);

        assertThat(err.await("advice +\\S.*\n")).contains("→ 405 MethodNotAllowed");
        assertThat(reader.finish(PATIENCE)).isTrue();
    }

    @Test
    void what_came_before_the_end_is_printed_at_the_end() throws Exception {
        push(JournalReader.PAGE * 2 + 7);

        assertThat(start().finish(PATIENCE)).isTrue();

        assertThat(err.toString().lines().filter(line -> line.contains("→ 405 MethodNotAllowed")))
                .hasSize(JournalReader.PAGE * 2 + 7);
    }

    @Test
    void of_more_accepted_pushes_than_it_looks_at_it_counts_the_rest() throws Exception {
        apns.stub(request -> StubResponse.accept());
        push(JournalReader.PAGE + 20);

        assertThat(start().finish(PATIENCE)).isTrue();

        assertThat(err.toString()).contains("20 requests were not looked at");
    }

    private JournalReader start() {
        return JournalReader.start(apns.journal(), new Warnings(new PrintWriter(err, true), InstantSource.system()));
    }

    /** Sends what is rejected for its method. */
    private void push(int count) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://" + apns.host() + ":" + apns.port(Environment.PRODUCTION) + "/3/device/ab"))
                .GET()
                .build();
        for (int i = 0; i < count; i++) {
            http.sendAsync(request, BodyHandlers.discarding()).join();
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code expect: 100-continue}: a client that waits for a word of the server before it sends the body. */
class ExpectContinueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int END_HEADERS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"100-continue", "100-Continue"})
    void the_client_gets_100_continue_and_then_the_answer(String expectation) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false, "expect", expectation));
            Frame interim = onStream(client, 1);
            assertThat(interim.type()).isEqualTo(Frame.HEADERS);
            assertThat(interim.flags()).isEqualTo(END_HEADERS);
            assertThat(interim.text()).contains("100");

            client.send(Frame.data(1, new byte[10], true));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.body().length()).isEqualTo(10));
        }
    }

    @Test
    void a_request_without_a_body_is_answered_at_once() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true, "expect", "100-continue"));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @Test
    void a_final_status_replaces_100_continue_if_the_headers_decide() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false, "expect", "100-continue", "x", "y".repeat(8000)));

            List<Frame> answer = client.awaitEnd(1);
            assertThat(answer.get(0).text()).contains("431");
        }
    }

    @Test
    void the_client_of_the_jdk_is_answered() throws Exception {
        try (StubServer server = StubServer.accepting()) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(StubServer.IDENTITY.trusting())
                    .build();
            URI uri =
                    URI.create("https://127.0.0.1:" + server.listeners().port(Environment.PRODUCTION) + "/3/device/00");
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .expectContinue(true)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{}}"))
                    .build();

            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.body().length()).isEqualTo(10));
        }
    }

    private static Frame onStream(FrameClient client, int streamId) throws Exception {
        List<Frame> seen = client.await(frame -> frame.streamId() == streamId && frame.type() == Frame.HEADERS);
        return seen.get(seen.size() - 1);
    }
}

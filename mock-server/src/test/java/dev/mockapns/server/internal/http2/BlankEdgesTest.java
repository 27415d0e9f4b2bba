/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.options.BlankEdges;
import dev.mockapns.server.options.Options;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header values that begin or end with a blank: RFC 9113, section 8.2.1. */
class BlankEdgesTest {

    @ParameterizedTest
    @ValueSource(strings = {" ok", "ok ", "\tok", " ok\t"})
    void blanks_at_the_edges_of_a_value_are_ignored(String value) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true, "x-test", value));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("x-test")).hasValue("ok");
                assertThat(request.headers().get(0).value()).isEqualTo(value);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"content-length, ' 4'", "te, 'trailers '"})
    void a_field_that_http_2_itself_reads_may_have_one_too(String name, String value) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false, name, value), Frame.data(1, new byte[4], true));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ok", "ok ", "\tok", " "})
    void an_option_refuses_the_request(String value) throws Exception {
        try (StubServer server = refusing();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true, "x-test", value));

            List<Frame> answer = client.awaitEnd(1);
            assertThat(answer).extracting(Frame::type).containsExactly(Frame.RST_STREAM);
            assertThat(answer.get(0).firstInt()).isEqualTo(ErrorCode.PROTOCOL_ERROR.number());
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void every_refused_request_is_recorded() throws Exception {
        try (StubServer server = refusing();
                FrameClient client = server.client()) {
            for (int streamId = 1; streamId <= 5; streamId += 2) {
                client.send(Frame.push(streamId, true, "authorization", "bearer "));
                client.awaitEnd(streamId);
            }

            assertThat(server.connections().connections().get(0).problems())
                    .hasSize(3)
                    .allSatisfy(trouble -> assertThat(trouble.kind()).isEqualTo(Kind.STREAM_ERROR))
                    .extracting(ConnectionEvent::because)
                    .allSatisfy(because -> assertThat(because)
                            .contains("the value of authorization begins or ends with a space or tab"));
        }
    }

    private static StubServer refusing() {
        return new StubServer(
                Options.builder().wire(w -> w.blankEdges(BlankEdges.REFUSE)).build(),
                (request, state) -> StubServer.accepted(state));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.StreamLimitEnforcement;
import dev.mockapns.server.options.StreamsAfterRejection;
import dev.mockapns.server.options.StreamsOverLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StreamLimitTest {

    private static final int REFUSED_STREAM = 7;
    private static final int ENHANCE_YOUR_CALM = 11;

    @Test
    void a_client_that_has_acknowledged_nothing_may_open_a_hundred_streams() throws Exception {
        try (StubServer server = accepting(with -> with);
                FrameClient client = server.tls("h2")) {
            client.sendPreface();
            for (int i = 0; i < 101; i++) {
                client.send(Frame.push(1 + 2 * i, false));
            }

            assertThat(client.awaitEnd(201)).extracting(Frame::type).containsExactly(Frame.RST_STREAM);
        }
    }

    @Test
    void a_stream_over_the_limit_may_end_with_enhance_your_calm() throws Exception {
        try (StubServer server = accepting(o -> o.streams(s -> s.overLimit(StreamsOverLimit.CALM_DOWN)));
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false), Frame.push(3, true));
            List<Frame> refused = client.awaitEnd(3);
            client.send(Frame.data(1, new byte[10], true));

            assertThat(refused.get(0).firstInt()).isEqualTo(ENHANCE_YOUR_CALM);
            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @Test
    void a_stream_over_the_limit_may_end_the_connection_in_plain_english() throws Exception {
        try (StubServer server = accepting(o -> o.streams(s -> s.overLimit(StreamsOverLimit.GO_AWAY)));
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false), Frame.push(3, true));
            Frame goAway = GoAwayTest.goAway(client);

            assertThat(GoAwayTest.debugData(goAway)).isEqualTo("Maximum active streams violated: 2 open, 1 allowed");
            assertThat(GoAwayTest.errorCode(goAway)).isEqualTo(REFUSED_STREAM);
            assertThat(client.readToEnd()).isEmpty();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void the_limit_may_be_enforced_before_the_client_acknowledged_it() throws Exception {
        try (StubServer server = accepting(o -> o.streams(s -> s.limitEnforcement(StreamLimitEnforcement.AT_ONCE)));
                FrameClient client = server.tls("h2")) {
            client.sendPreface();
            client.send(Frame.push(1, false), Frame.push(3, true));

            assertThat(client.awaitEnd(3)).extracting(Frame::type).containsExactly(Frame.RST_STREAM);
        }
    }

    @Test
    void a_raised_limit_may_be_used_before_it_is_acknowledged() throws Exception {
        try (StubServer server = new StubServer(
                        Options.defaults(), (request, state) -> StubServer.accepted(state.authenticate()));
                FrameClient client = server.client()) {
            assertThat(push(client, 1)).isEqualTo(1000);
            client.send(Frame.push(3, false), Frame.push(5, true));

            assertThat(client.awaitEnd(5)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @Test
    void a_rejection_leaves_the_limit_as_it_is() throws Exception {
        try (StubServer server = rejectingTheSecond(with -> with);
                FrameClient client = server.client()) {
            push(client, 1);
            push(client, 3);
            client.send(Frame.push(5, true));

            assertThat(client.await(Frame::endsStream)).extracting(Frame::type).doesNotContain(Frame.SETTINGS);
        }
    }

    @Test
    void a_rejection_may_drop_the_limit_until_the_next_accepted_push() throws Exception {
        try (StubServer server = rejectingTheSecond(o -> o.streams(s -> s.afterRejection(StreamsAfterRejection.DROP)));
                FrameClient client = server.client()) {
            assertThat(push(client, 1)).isEqualTo(1000);
            assertThat(push(client, 3)).isEqualTo(1);
            assertThat(push(client, 5)).isEqualTo(1000);
        }
    }

    private static StubServer accepting(UnaryOperator<Options.Builder> change) {
        return new StubServer(change.apply(Options.builder()).build(), (request, state) -> StubServer.accepted(state));
    }

    private static StubServer rejectingTheSecond(UnaryOperator<Options.Builder> change) {
        ConnectionState authenticated = ConnectionState.initial().authenticate();
        StubServer[] server = new StubServer[1];
        server[0] = new StubServer(
                change.apply(Options.builder()).build(),
                (request, state) -> server[0].requests().size() == 2
                        ? StubServer.rejected(authenticated)
                        : StubServer.accepted(authenticated));
        return server[0];
    }

    /** Pushes, and returns the limit that is announced with the answer. */
    private static int push(FrameClient client, int streamId) throws IOException {
        client.send(Frame.push(streamId, true));
        return client.await(Frame::endsStream).stream()
                .filter(frame -> frame.type() == Frame.SETTINGS && !frame.isAck())
                .map(frame -> ByteBuffer.wrap(frame.payload()).getInt(2))
                .findFirst()
                .orElse(0);
    }
}

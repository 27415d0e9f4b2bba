/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.options.Options;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHORTEST_GOAWAY = 17;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final int ENHANCE_YOUR_CALM = 11;

    @Test
    void the_reason_is_json_in_the_debug_data() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            server.listeners().goAway(GoAway.because(KnownReason.SHUTDOWN));
            Frame goAway = goAway(client);

            assertThat(debugData(goAway)).isEqualTo("{\"reason\":\"Shutdown\"}");
            assertThat(errorCode(goAway)).isZero();
            assertThat(lastStreamId(goAway)).isZero();
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void debug_data_may_be_plain_text_and_come_with_an_error_code() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            server.listeners().goAway(GoAway.text("Be quiet.").errorCode(ENHANCE_YOUR_CALM));
            Frame goAway = goAway(client);

            assertThat(debugData(goAway)).isEqualTo("Be quiet.");
            assertThat(errorCode(goAway)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void debug_data_may_be_empty() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            server.listeners().goAway(GoAway.silent());

            assertThat(goAway(client).payload()).hasSize(8);
        }
    }

    @Test
    void requests_before_goaway_are_answered_and_later_ones_are_not() throws Exception {
        try (StubServer server = relaxed();
                FrameClient client = server.client()) {
            startPush(client, 5);
            server.listeners().goAway(GoAway.shutdown());
            Frame goAway = goAway(client);
            client.send(Frame.push(7, true));
            client.send(Frame.data(5, new byte[10], true));

            assertThat(lastStreamId(goAway)).isEqualTo(5);
            assertThat(client.awaitEnd(5)).extracting(Frame::type).containsExactly(Frame.HEADERS);
            assertThat(client.readToEnd()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_push_that_crosses_goaway_causes_no_error() throws Exception {
        try (StubServer server = relaxed();
                FrameClient client = server.client()) {
            startPush(client, 5);
            server.listeners().goAway(GoAway.shutdown());
            client.send(
                    Frame.push(7, false),
                    Frame.data(7, new byte[10], false),
                    Frame.data(7, new byte[10], true),
                    Frame.windowUpdate(7, 1),
                    Frame.reset(7, CANCEL),
                    Frame.data(5, new byte[10], true));
            List<Frame> refused = client.awaitEnd(7);

            assertThat(refused).extracting(Frame::type).containsExactly(Frame.RST_STREAM);
            assertThat(refused.get(0).firstInt()).isEqualTo(REFUSED_STREAM);
            assertThat(client.awaitEnd(5)).extracting(Frame::type).containsExactly(Frame.HEADERS);
            assertThat(client.readToEnd()).isEmpty();
            assertThat(server.requests()).hasSize(1);
            assertThat(server.connections().connections().get(0).problems()).isEmpty();
        }
    }

    @Test
    void bodies_that_arrive_after_an_abrupt_end_are_no_problem() throws Exception {
        try (StubServer server = relaxed();
                FrameClient client = server.client()) {
            startPush(client, 5);
            server.listeners().goAway(GoAway.silent().abrupt());
            client.send(
                    Frame.data(5, new byte[10], false),
                    Frame.push(7, false),
                    Frame.data(7, new byte[10], true),
                    Frame.data(5, new byte[10], true));
            goAway(client);

            assertThat(client.readToEnd()).hasSizeLessThan(SHORTEST_GOAWAY);
            assertThat(server.requests()).isEmpty();
            assertThat(server.connections().connections().get(0).problems()).isEmpty();
        }
    }

    @Test
    void an_abrupt_end_answers_nothing_and_declares_all_streams_unprocessed() throws Exception {
        try (StubServer server = relaxed();
                FrameClient client = server.client()) {
            startPush(client, 5);
            server.listeners().goAway(GoAway.silent().abrupt());
            Frame goAway = goAway(client);
            client.send(Frame.data(5, new byte[10], true));

            assertThat(lastStreamId(goAway)).isZero();
            assertThat(client.readToEnd()).isEmpty();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_ping_is_answered_while_the_connection_ends() throws Exception {
        try (StubServer server = relaxed();
                FrameClient client = server.client()) {
            startPush(client, 1);
            server.listeners().goAway(GoAway.shutdown());
            client.send(Frame.ping(42));

            assertThat(client.await(frame -> frame.type() == Frame.PING && frame.isAck()))
                    .isNotEmpty();
        }
    }

    @Test
    void only_the_first_goaway_is_sent() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            server.listeners().goAway(GoAway.shutdown());
            server.listeners().goAway(GoAway.because(KnownReason.INTERNAL_SERVER_ERROR));

            assertThat(debugData(goAway(client))).contains("Shutdown");
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void other_connections_made_later_are_accepted() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient old = server.client()) {
            server.listeners().goAway(GoAway.shutdown());
            goAway(old);
            try (FrameClient client = server.client()) {
                client.send(Frame.push(1, true));

                assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
            }
        }
    }

    @Test
    void the_connection_record_has_the_goaway() throws Exception {
        try (StubServer server = relaxed();
                FrameClient client = server.client()) {
            startPush(client, 1);
            server.listeners().goAway(GoAway.shutdown());
            ConnectionRecord record = server.connections()
                    .await(
                            connection -> connection.events().stream().anyMatch(event -> event.kind() == Kind.GOAWAY),
                            PATIENCE);

            assertThat(record.problems()).isEmpty();
            assertThat(record.events())
                    .extracting(ConnectionEvent::because)
                    .contains("the fake sent GOAWAY with error code 0, last stream id 1 and the debug data"
                            + " {\"reason\":\"Shutdown\"}; 1 request is open and will still get its answer");
        }
    }

    private static StubServer relaxed() {
        Options relaxed = Options.builder().streams(s -> s.initialLimit(10)).build();
        return new StubServer(relaxed, (request, state) -> StubServer.accepted(state));
    }

    /** Leaves a push unfinished that the server has seen for sure. */
    private static void startPush(FrameClient client, int streamId) throws IOException {
        client.startPush(streamId);
        client.ping();
    }

    static Frame goAway(FrameClient client) throws IOException {
        List<Frame> seen = client.await(frame -> frame.type() == Frame.GOAWAY);
        return seen.get(seen.size() - 1);
    }

    static String debugData(Frame goAway) {
        return new String(goAway.payload(), 8, goAway.payload().length - 8, UTF_8);
    }

    static long errorCode(Frame goAway) {
        return ByteBuffer.wrap(goAway.payload()).getInt(4);
    }

    static int lastStreamId(Frame goAway) {
        return goAway.firstInt();
    }
}

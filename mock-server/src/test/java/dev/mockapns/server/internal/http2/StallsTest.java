/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.TestConnection;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.options.Options;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client begins and does not bring to its end. */
class StallsTest {

    private static final int INITIAL_WINDOW_SIZE = 4;

    private final ConnectionJournal journal = new ConnectionJournal(1, Dialect.JAVA);
    private Options options = Options.defaults();
    private final EmbeddedChannel channel = open();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void a_request_without_end_is_reset_after_ten_minutes_and_recorded() {
        send(Frame.push(1, false));
        pass(Duration.ofMinutes(9));
        assertThat(journal.connections().get(0).problems()).isEmpty();

        pass(Duration.ofMinutes(4));

        assertThat(trouble()).contains("stream 1 was reset with CANCEL: its request was not complete within 10 min");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void a_request_that_is_sent_slowly_is_reset_too() {
        send(Frame.push(1, false));
        for (int minute = 0; minute < 13; minute++) {
            send(Frame.data(1, new byte[1], false));
            pass(Duration.ofMinutes(1));
        }

        assertThat(trouble()).contains("stream 1 was reset");
    }

    @Test
    void an_answer_that_waits_for_a_window_is_reset() {
        send(Frame.settings(INITIAL_WINDOW_SIZE, 0), Frame.push(1, true));
        pass(Duration.ofMinutes(13));

        assertThat(trouble())
                .contains(
                        "stream 1 was reset with CANCEL: the flow-control window of the client did not let its answer through within 10 min");
    }

    @Test
    void half_a_frame_ends_the_connection() {
        byte[] frame = Frame.push(1, true).bytes();
        channel.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOf(frame, frame.length - 1)));
        pass(Duration.ofMinutes(14));

        assertThat(trouble())
                .contains("did not complete it within 10 min; the connection was ended with ENHANCE_YOUR_CALM");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_frame_in_two_parts_that_breaks_a_stream_is_complete() {
        byte[] frame = Frame.data(1, new byte[100], false).bytes();
        send(Frame.push(1, false), Frame.reset(1, 8));
        channel.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOf(frame, 50)));
        channel.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOfRange(frame, 50, frame.length)));
        pass(Duration.ofMinutes(14));

        assertThat(journal.connections().get(0).problems())
                .extracting(trouble -> trouble.kind())
                .containsExactly(Kind.STREAM_ERROR);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void half_a_header_block_ends_the_connection() {
        send(Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")));
        pass(Duration.ofMinutes(14));

        assertThat(trouble()).contains("began a frame or a header block and did not complete it");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_client_between_requests_may_be_silent_for_days() {
        send(Frame.push(1, true));
        pass(Duration.ofDays(3));

        assertThat(journal.connections().get(0).problems()).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void an_option_says_how_long() {
        options = options.toBuilder()
                .connections(c -> c.requestTimeout(Duration.ofSeconds(4)))
                .build();
        send(Frame.push(1, false));
        pass(Duration.ofSeconds(6));

        assertThat(trouble()).contains("not complete within 4 s");
    }

    @Test
    void an_option_may_be_unlimited() {
        options = options.toBuilder()
                .connections(c -> c.requestTimeout(ChronoUnit.FOREVER.getDuration()))
                .build();
        send(Frame.push(1, false));
        pass(Duration.ofDays(3));

        assertThat(journal.connections().get(0).problems()).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void an_option_gives_a_request_all_the_time_it_takes() {
        options = options.toBuilder().connections(c -> c.noRequestTimeout()).build();
        send(Frame.push(1, false));
        pass(Duration.ofDays(3));

        assertThat(journal.connections().get(0).problems()).isEmpty();
    }

    private String trouble() {
        assertThat(journal.connections().get(0).problems())
                .extracting(trouble -> trouble.kind())
                .contains(Kind.STALLED);
        return journal.connections().get(0).describe();
    }

    private void send(Frame... frames) {
        for (Frame frame : frames) {
            channel.writeInbound(Unpooled.wrappedBuffer(frame.bytes()));
        }
    }

    private void pass(Duration time) {
        for (long i = 0; i < 60; i++) {
            channel.advanceTimeBy(time.toMillis() / 60, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private EmbeddedChannel open() {
        Http2Server server = new Http2Server(
                (StubCore) (request, state) -> StubServer.rejected(state),
                InstantSource.fixed(StubServer.NOW),
                () -> options);
        EmbeddedChannel made = new EmbeddedChannel();
        made.freezeTime();
        made.pipeline()
                .addLast(Http2Handlers.serve(
                        server,
                        TestConnection.openedAt(Instant.EPOCH),
                        Routing.to(Destination.DEFAULT),
                        ConnectionState.initial(),
                        StubServer.established(),
                        journal.opened(1, "embedded", Routing.to(Destination.DEFAULT), 443, Instant.EPOCH)));
        made.writeInbound(Unpooled.wrappedBuffer(
                Frame.PREFACE, Frame.settings().bytes(), Frame.settingsAck().bytes()));
        return made;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.server.cause.FrameRuleCause.Flood;
import dev.mockapns.server.cause.FrameRuleCause.FloodLimitExceeded;
import dev.mockapns.server.options.Options;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 9113, section 10.5: what costs the client next to nothing. */
class FloodTest {

    private static final int UNKNOWN = 0x16;

    /** Each on stream 1 or on the connection. */
    static Stream<Frame> framesThatBringNoRequestOn() {
        return Stream.of(
                Frame.ping(1),
                Frame.raw(Frame.PING, Frame.ACK, 0, new int[8]),
                Frame.settings(),
                Frame.settingsAck(),
                Frame.priority(1, 0),
                Frame.windowUpdate(0, 1),
                Frame.windowUpdate(1, 1),
                Frame.data(1, new byte[0], false),
                Frame.paddedData(1, new byte[0], 1, false),
                Frame.raw(UNKNOWN, 0, 0, 1, 2, 3));
    }

    @ParameterizedTest
    @MethodSource("framesThatBringNoRequestOn")
    void a_thousand_empty_frames_end_the_connection(Frame frame) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1))
                    .sendUnlessClosed(repeat(2 * FloodLimits.IDLE_FRAMES, frame))
                    .isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void a_client_that_keeps_flooding_is_sent_the_reason_in_goaway() throws Exception {
        try (Probe probe = Probe.open()) {
            for (int i = 0; i < 20; i++) {
                probe.sendUnlessClosed(repeat(FloodLimits.IDLE_FRAMES, Frame.ping(i)));
            }

            probe.isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void window_updates_for_long_answers_are_no_flood() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1))
                    .send(repeat(2 * FloodLimits.IDLE_FRAMES, Frame.windowUpdate(1, 4096)))
                    .send(repeat(2 * FloodLimits.IDLE_FRAMES, Frame.windowUpdate(0, 4096)))
                    .isIgnored();
        }
    }

    @Test
    void frames_that_belong_to_requests_are_no_flood() throws Exception {
        try (Probe probe = Probe.open()) {
            int streamId = 1;
            for (int i = 0; i < 300; i++, streamId += 2) {
                probe.send(Probe.get(streamId));
                probe.send(repeat(5, Frame.windowUpdate(0, 1))).send(repeat(5, Frame.windowUpdate(streamId, 1)));
                probe.isAnswered(streamId);
            }

            probe.isIgnored();
        }
    }

    @Test
    void many_requests_that_the_client_resets_end_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            List<Frame> frames = new ArrayList<>();
            for (int streamId = 1; frames.size() <= 2 * FloodLimits.RESETS; streamId += 2) {
                frames.add(Probe.post(streamId));
                frames.add(Frame.reset(streamId, ErrorCode.CANCEL.number()));
            }
            frames.add(Frame.reset(1, ErrorCode.CANCEL.number()));

            probe.sendUnlessClosed(frames.toArray(Frame[]::new)).isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void many_malformed_streams_end_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            List<Frame> frames = new ArrayList<>();
            for (int streamId = 1; frames.size() <= 2 * FloodLimits.STREAM_ERRORS; streamId += 2) {
                frames.add(Probe.post(streamId));
                frames.add(Frame.windowUpdate(streamId, 0));
            }
            frames.add(Probe.post(1_999_999));
            frames.add(Frame.windowUpdate(1_999_999, 0));

            probe.sendUnlessClosed(frames.toArray(Frame[]::new)).isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void a_header_block_in_a_few_frames_is_taken() throws Exception {
        try (Probe probe = Probe.open()) {
            List<Frame> frames = new ArrayList<>();
            frames.add(Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")));
            for (int i = 1; i <= FloodLimits.CONTINUATIONS; i++) {
                frames.add(Frame.continuation(1, i == FloodLimits.CONTINUATIONS));
            }

            probe.send(frames.toArray(Frame[]::new)).isAnswered(1);
        }
    }

    @Test
    void a_header_block_in_too_many_frames_ends_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")))
                    .sendUnlessClosed(repeat(1 + FloodLimits.CONTINUATIONS, Frame.continuation(1, false)))
                    .isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void a_header_block_without_end_ends_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            Frame large = Frame.continuation(1, false, "x", "y".repeat(16_000));
            probe.send(Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")))
                    .sendUnlessClosed(repeat(5, large))
                    .isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void many_window_updates_on_a_closed_stream_end_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1)).isAnswered(1);
            probe.sendUnlessClosed(repeat(3 * FloodLimits.IDLE_FRAMES, Frame.windowUpdate(1, 4096)))
                    .isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void many_streams_over_the_limit_end_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            int streamId = 1;
            for (int i = 0; i < FloodLimits.REFUSED_STREAMS / 100 + 2; i++) {
                Frame[] posts = new Frame[100];
                for (int j = 0; j < posts.length; j++, streamId += 2) {
                    posts[j] = Probe.post(streamId);
                }
                probe.sendUnlessClosed(posts);
            }

            probe.isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void a_body_byte_by_byte_is_slow_and_no_flood() throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] last = new byte[0];
            probe.send(Probe.post(1))
                    .send(repeat(5000, Frame.data(1, "x".getBytes(StandardCharsets.US_ASCII), false)))
                    .send(Frame.data(1, last, true))
                    .isAnswered(1);

            assertThat(probe.server().requests().get(0).body().text()).isEqualTo("x".repeat(5000));
        }
    }

    @Test
    void many_bodies_sent_byte_by_byte_end_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1))
                    .sendUnlessClosed(repeat(2 * FloodLimits.SMALL_DATA_FRAMES, Frame.data(1, new byte[1], false)))
                    .isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void many_header_lists_that_are_too_large_end_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            String large = "x".repeat(ApnsSettings.MAX_HEADER_LIST_SIZE);
            for (int i = 0; i <= FloodLimits.OVERSIZED_REQUESTS; i++) {
                probe.sendUnlessClosed(Probe.get(1 + 2 * i, "x", large));
            }

            probe.isConnectionError(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void many_bodies_that_are_far_too_long_end_the_connection() {
        FloodLimits limits = new FloodLimits(() -> true, System::nanoTime);

        assertThatThrownBy(() -> {
                    for (int i = 0; i <= FloodLimits.OVERSIZED_REQUESTS; i++) {
                        limits.countOversized();
                    }
                })
                .extracting(BrokenRules::ofConnection)
                .isEqualTo(new FloodLimitExceeded(
                        Flood.OVERSIZED_REQUESTS, FloodLimits.OVERSIZED_REQUESTS, Duration.ofSeconds(30)));
    }

    @Test
    void a_flood_is_served_where_an_option_says_so() throws Exception {
        Options tolerant =
                Options.builder().connections(c -> c.floodLimits(false)).build();
        try (StubServer server = new StubServer(tolerant, (request, state) -> StubServer.accepted(state));
                FrameClient client = server.client()) {
            client.send(repeat(2 * FloodLimits.IDLE_FRAMES, Frame.windowUpdate(0, 1)));
            client.send(Frame.push(1, true));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    private static Frame[] repeat(int times, Frame frame) {
        return Collections.nCopies(times, frame).toArray(Frame[]::new);
    }

    @Test
    void a_connection_that_is_slow_on_purpose_holds_up_nobody_else() throws Exception {
        try (Probe probe = Probe.open()) {
            for (int streamId = 1; streamId < 200; streamId += 2) {
                probe.send(Probe.post(streamId), Frame.data(streamId, new byte[1], false));
            }
            probe.send(Frame.ping(1));
            assertThat(probe.client().read().isAck()).isTrue();

            probe.servesANewConnection();
        }
    }
}

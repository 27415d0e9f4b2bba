/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The debug data of the GOAWAY for each rule of HTTP/2 that the server checks itself; the other texts are Netty's. */
class BrokenRuleDebugDataTest {

    private static final int INITIAL_WINDOW_SIZE = 4;

    @ParameterizedTest
    @MethodSource("rules")
    void debug_data_names_the_broken_rule(String debugData, List<Frame> frames) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.sendUnlessClosed(frames.toArray(Frame[]::new));

            assertThat(GoAwayTest.debugData(GoAwayTest.goAway(probe.client()))).isEqualTo(debugData);
        }
    }

    @Test
    void debug_data_names_the_stream_that_the_client_had_ended() throws Exception {
        assertThat(debugDataAfterAnswer(Frame.data(1, new byte[1], true)))
                .isEqualTo("DATA on stream 1, which the client had ended");
        assertThat(debugDataAfterAnswer(Probe.get(1))).isEqualTo("HEADERS on stream 1, which the client had ended");
    }

    private static String debugDataAfterAnswer(Frame frame) throws IOException {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1)).isAnswered(1);
            probe.send(frame);

            return GoAwayTest.debugData(GoAwayTest.goAway(probe.client()));
        }
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        "a frame of 16385 bytes; SETTINGS allow 16384",
                        List.of(Frame.data(1, new byte[16_385], false))),
                arguments(
                        "a header block of 50 bytes so far, with 9 CONTINUATION frames (at most 65536 and 8 are taken)",
                        openBlock()),
                arguments(
                        "padding of 214 in a frame of 14 bytes",
                        List.of(Probe.post(1), Frame.raw(Frame.DATA, Frame.PADDED, 1, padded()))),
                arguments("WINDOW_UPDATE on stream 5, which is idle", List.of(Frame.windowUpdate(5, 1))),
                arguments("stream 5, which is idle, depends on itself", List.of(Frame.priority(5, 5))),
                arguments("stream 3 was opened after stream 5", List.of(Probe.get(5), Probe.get(3))),
                arguments(
                        "SETTINGS_INITIAL_WINDOW_SIZE 2147483647 makes the window of stream 1 too large",
                        List.of(
                                Probe.post(1),
                                Frame.windowUpdate(1, 1),
                                Frame.settings(INITIAL_WINDOW_SIZE, Integer.MAX_VALUE))),
                arguments(
                        "more than 1000 frames that bring no request on within 30 seconds",
                        Collections.nCopies(FloodLimits.IDLE_FRAMES + 10, Frame.ping(1))));
    }

    private static List<Frame> openBlock() {
        return Stream.concat(
                        Stream.of(Frame.headersWithFlags(1, 0, "x", "y")),
                        Collections.nCopies(FloodLimits.CONTINUATIONS + 1, Frame.continuation(1, false, "x", "y"))
                                .stream())
                .toList();
    }

    private static int[] padded() {
        int[] payload = new int[14];
        payload[0] = 214;
        return payload;
    }
}

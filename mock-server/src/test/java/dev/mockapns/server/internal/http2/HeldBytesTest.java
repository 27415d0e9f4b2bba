/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.HeldLimits;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.options.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a server holds for its connections. */
class HeldBytesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MEBIBYTE = 1 << 20;

    private final HeldBytes bytes = new HeldBytes(1000);
    private final List<String> ended = new ArrayList<>();
    private long unwritten;

    @Test
    void a_connection_may_hold_half_of_what_all_may() {
        HeldBytes.Account account = open("one");
        account.add(500);
        assertThat(ended).isEmpty();

        account.add(1);

        assertThat(ended).containsExactly("one: " + new Event.HoldsTooMuch(501, 500));
    }

    @Test
    void the_connection_that_holds_most_ends_when_all_hold_too_much() {
        open("one").add(400);
        open("two").add(450);

        open("three").add(200);

        assertThat(ended).containsExactly("two: " + new Event.HoldsMostOfTooMuch(1050, 1000, 450));
    }

    @Test
    void released_bytes_no_longer_count() {
        HeldBytes.Account one = open("one");
        for (int i = 0; i < 10; i++) {
            one.add(400);
            one.add(-400);
        }
        HeldBytes.Account two = open("two");
        two.add(400);
        two.close();
        open("three").add(400);

        assertThat(ended).isEmpty();
    }

    @Test
    void answers_that_were_read_in_time_end_no_connection() {
        HeldBytes.Account reader = bytes.open(() -> unwritten, event -> ended.add("reader"));
        unwritten = 450;
        reader.flushed();
        unwritten = 0;

        open("one").add(400);
        open("two").add(400);

        assertThat(ended).isEmpty();
    }

    @Test
    void too_many_incomplete_requests_end_the_connection() throws Exception {
        try (StubServer server = server(10_000, (request, state) -> StubServer.accepted(state));
                FrameClient client = server.client()) {
            String large = "x".repeat(7000);
            sendUntilClosed(client, 2500, streamId -> Frame.push(streamId, false, "x", large));

            assertHoldsTooMuch(server);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void too_many_answers_behind_a_window_of_zero_end_the_connection() throws Exception {
        try (StubServer server = server(100, HeldBytesTest::largeAnswer);
                FrameClient client = server.client()) {
            client.send(Frame.settings(INITIAL_WINDOW_SIZE, 0));
            for (int i = 0; i < 20; i++) {
                client.send(Probe.get(1 + 2 * i));
            }

            List<Frame> seen = client.await(frame -> frame.type() == Frame.GOAWAY);
            assertThat(ErrorCode.of(seen.get(seen.size() - 1).errorOfGoAway())).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
            assertThat(GoAwayTest.debugData(seen.get(seen.size() - 1)))
                    .startsWith("this connection holds ")
                    .endsWith(" are the most that it may hold");
            assertHoldsTooMuch(server);
        }
    }

    @Test
    void requests_that_come_together_are_answered_as_far_as_held_bytes_allow() throws Exception {
        try (StubServer server = server(100, HeldBytesTest::largeAnswer);
                FrameClient client = server.client()) {
            client.send(Frame.settings(INITIAL_WINDOW_SIZE, 0));
            client.send(
                    IntStream.range(0, 60).mapToObj(i -> Probe.get(1 + 2 * i)).toArray(Frame[]::new));

            assertHoldsTooMuch(server);
            assertThat(server.requests())
                    .hasSizeLessThanOrEqualTo((int) (HeldLimits.MAX_PER_CONNECTION / MEBIBYTE) + 1);
        }
    }

    @Test
    void an_answer_that_waits_counts_its_stream_too() throws Exception {
        try (StubServer server = server(20_000, (request, state) -> StubServer.rejected(state));
                FrameClient client = server.client()) {
            client.send(Frame.settings(INITIAL_WINDOW_SIZE, 0));
            sendUntilClosed(client, 10_000, Probe::get);

            assertHoldsTooMuch(server);
        }
    }

    private static StubServer server(int streams, StubCore core) {
        return new StubServer(
                Options.builder().streams(s -> s.initialLimit(streams)).build(), core);
    }

    private static Reply largeAnswer(ApnsRequest request, ConnectionState state) {
        return new Reply(400, List.of(), "x".repeat(MEBIBYTE), state);
    }

    private static void sendUntilClosed(FrameClient client, int requests, IntFunction<Frame> request) {
        for (int i = 0; i < requests; i++) {
            try {
                client.send(request.apply(1 + 2 * i));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void assertHoldsTooMuch(StubServer server) {
        ConnectionRecord record = server.connections()
                .await(
                        connection -> connection.problems().stream()
                                .anyMatch(problem -> problem.kind() == Kind.HOLDS_TOO_MUCH),
                        PATIENCE);
        assertThat(record.describe())
                .contains("unread answers of this connection take", "ENHANCE_YOUR_CALM", "docs/limits.md");
    }

    private HeldBytes.Account open(String name) {
        return bytes.open(() -> 0, event -> ended.add(name + ": " + event));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.stub.StubResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Verbs of a server while something else of the test holds it up. */
@Isolated("the event loop that a test blocks serves the fakes of other tests, too")
class BlockedTest {

    private static final String TOPIC = "com.example.orders";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void settle_returns_after_a_reset_when_the_listener_is_done() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        try (MockApnsServer apns = MockApnsServer.start(TOPIC)) {
            apns.onToken(event -> {
                told.countDown();
                awaitOrFail(released);
            });
            apns.device("Alice's iPhone").install(TOPIC);
            awaitOrFail(told);
            CompletableFuture<Void> settled = new CompletableFuture<>();
            Thread settling = new Thread(() -> complete(settled, () -> apns.settle(PATIENCE)));
            settling.start();
            await().atMost(PATIENCE).until(() -> settling.getState() == Thread.State.TIMED_WAITING);

            apns.reset();
            released.countDown();

            assertThatCode(() -> settled.get(60, TimeUnit.SECONDS)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_predicate_of_await_connection_may_call_go_away() throws Exception {
        try (MockApnsServer apns = MockApnsServer.start();
                FrameClient client = FrameClient.connect(apns.port(PRODUCTION), apns.sslContext())) {
            List<Boolean> sentWhenGoAwayReturned = new ArrayList<>();

            apns.journal()
                    .awaitConnection(
                            connection -> {
                                apns.goAway(GoAway.silent());
                                sentWhenGoAwayReturned.add(apns.journal().connections().stream()
                                        .flatMap(open -> open.events().stream())
                                        .anyMatch(event -> event.kind() == Kind.GOAWAY));
                                return true;
                            },
                            PATIENCE);

            assertThat(sentWhenGoAwayReturned).containsExactly(true);
            assertThat(client.await(frame -> frame.type() == Frame.GOAWAY)).isNotEmpty();
        }
    }

    @Test
    void close_returns_soon_while_a_stub_blocks() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        MockApnsServer apns = MockApnsServer.start();
        apns.stub(request -> {
            entered.countDown();
            awaitOrFail(released);
            return StubResponse.thenRules();
        });
        try (FrameClient client = FrameClient.connect(apns.port(PRODUCTION), apns.sslContext())) {
            client.send(Frame.push(1, true));
            awaitOrFail(entered);

            long begun = System.nanoTime();
            apns.close();
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            released.countDown(); // Before the client closes, which waits for the event loop.

            assertThat(taken).isLessThan(Duration.ofSeconds(10));
        } finally {
            released.countDown();
        }
    }

    private static void complete(CompletableFuture<Void> future, Runnable task) {
        try {
            task.run();
            future.complete(null);
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

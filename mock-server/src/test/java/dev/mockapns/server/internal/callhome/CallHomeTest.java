/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.callhome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.TokenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners that hold up everything behind them. */
class CallHomeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TokenEvent EVENT = new TokenEvent.Issued(
            new IssuedToken(
                    DeviceToken.of("ab".repeat(32)),
                    "Alice's iPhone",
                    Topic.of("com.example.orders"),
                    Environment.PRODUCTION,
                    Instant.EPOCH,
                    true),
            Instant.EPOCH,
            Optional.empty());

    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<TokenEvent> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    void ten_thousand_events_wait_for_a_listener_that_blocks_and_the_others_are_lost() throws Exception {
        try (CallHome callHome = blocked(new CallHome(1L << 30))) {
            tell(callHome, CallHome.MAX_WAITING + 5);

            released.countDown();
            callHome.settle(PATIENCE);

            assertThat(heard).hasSize(1 + CallHome.MAX_WAITING);
            assertThat(callHome.lost()).isEqualTo(5);
        }
    }

    @Test
    void closing_lets_those_go_on_who_wait_for_a_listener_that_blocks() throws Exception {
        CallHome callHome = blocked(new CallHome());
        FutureTask<?> settled = new FutureTask<>(() -> callHome.settle(PATIENCE), null);
        Thread waiter = new Thread(settled);
        waiter.start();
        await().atMost(PATIENCE).until(() -> waiter.getState() == Thread.State.TIMED_WAITING);

        callHome.close();

        settled.get(5, TimeUnit.SECONDS);
    }

    @Test
    void events_that_wait_have_a_limit_in_bytes() throws Exception {
        try (CallHome callHome = blocked(new CallHome(20_000))) {
            tell(callHome, 100);

            assertThat(callHome.lost()).isEqualTo(80);
        }
    }

    @Test
    void a_reset_makes_room_again_and_ends_those_who_wait_for_what_it_forgets() throws Exception {
        ExecutorService settling = Executors.newSingleThreadExecutor();
        try (CallHome callHome = blocked(new CallHome(20_000))) {
            tell(callHome, 20);
            Future<?> settled = settling.submit(() -> callHome.settle(PATIENCE));
            while (!settled.isDone()) {
                callHome.reset();
            }
            settled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            callHome.add(event -> {});
            tell(callHome, 20);

            assertThat(callHome.lost()).isZero();
        } finally {
            settling.shutdownNow();
        }
    }

    @Test
    void losses_are_warned_of_once_in_ten_seconds() {
        AtomicLong nanoTime = new AtomicLong();
        Losses losses = new Losses(nanoTime::get);

        losses.count();
        assertThat(losses.takeNews()).isEqualTo(1);
        losses.count();
        losses.count();
        assertThat(losses.takeNews()).isZero();
        nanoTime.addAndGet(Losses.QUIET.toNanos());
        assertThat(losses.takeNews()).isEqualTo(2);
        assertThat(losses.takeNews()).isZero();
    }

    /** Returns one whose listener waits for {@link #released}. */
    private CallHome blocked(CallHome callHome) throws InterruptedException {
        callHome.add(event -> {
            heard.add(event);
            blocked.countDown();
            try {
                released.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        tell(callHome, 1);
        assertThat(blocked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return callHome;
    }

    private static void tell(CallHome callHome, int events) {
        for (int i = 0; i < events; i++) {
            callHome.accept(EVENT);
        }
    }
}

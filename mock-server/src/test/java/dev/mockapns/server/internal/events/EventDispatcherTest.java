/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.exchange.Verdict;
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
class EventDispatcherTest {

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
        try (EventDispatcher events = blocked(new EventDispatcher(1L << 30))) {
            tell(events, EventDispatcher.MAX_WAITING + 5);

            released.countDown();
            events.settle(PATIENCE);

            assertThat(heard).hasSize(1 + EventDispatcher.MAX_WAITING);
            assertThat(events.droppedEvents()).isEqualTo(5);
        }
    }

    @Test
    void closing_releases_callers_that_wait_for_a_blocking_listener() throws Exception {
        EventDispatcher events = blocked(new EventDispatcher());
        FutureTask<?> settled = new FutureTask<>(() -> events.settle(PATIENCE), null);
        Thread waiter = new Thread(settled);
        waiter.start();
        await().atMost(PATIENCE).until(() -> waiter.getState() == Thread.State.TIMED_WAITING);

        events.close();

        settled.get(5, TimeUnit.SECONDS);
    }

    @Test
    void events_that_wait_have_a_limit_in_bytes() throws Exception {
        try (EventDispatcher events = blocked(new EventDispatcher(20_000))) {
            tell(events, 100);

            assertThat(events.droppedEvents()).isEqualTo(80);
        }
    }

    @Test
    void a_reset_makes_room_and_ends_waiting_for_what_it_forgets() throws Exception {
        ExecutorService settling = Executors.newSingleThreadExecutor();
        try (EventDispatcher events = blocked(new EventDispatcher(20_000))) {
            tell(events, 20);
            Future<?> settled = settling.submit(() -> events.settle(PATIENCE));
            while (!settled.isDone()) {
                events.reset();
            }
            settled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            events.add(event -> {});
            tell(events, 20);

            assertThat(events.droppedEvents()).isZero();
        } finally {
            settling.shutdownNow();
        }
    }

    @Test
    void many_events_wake_the_thread_once_while_it_is_awake() throws Exception {
        try (EventDispatcher events = blocked(new EventDispatcher(1L << 30))) {
            long before = events.wakeUps();

            tell(events, 5000);
            released.countDown();

            assertThat(events.wakeUps()).isEqualTo(before);
            events.settle(PATIENCE);
            assertThat(heard).hasSize(5001);
        }
    }

    @Test
    void exchanges_without_a_listener_wake_no_thread() {
        try (EventDispatcher events = new EventDispatcher()) {
            events.add(heard::add);
            Verdict rejected = new Verdict.Rejected(
                    400, KnownReason.BAD_DEVICE_TOKEN, new AuthorCause.StubRejected(), Optional.empty());

            events.recorded(rejected, () -> fail("is read by nobody"), 1);
            events.settle(PATIENCE);

            assertThat(events.wakeUps()).as("by settle").isLessThanOrEqualTo(2);
        }
    }

    @Test
    void an_error_of_a_listener_does_not_stop_the_events_behind_it() {
        try (EventDispatcher events = new EventDispatcher()) {
            events.add(event -> {
                heard.add(event);
                throw new AssertionError("of the test");
            });

            tell(events, 3);
            events.settle(PATIENCE);

            assertThat(heard).hasSize(3);
        }
    }

    @Test
    void losses_are_logged_once_in_ten_seconds() {
        AtomicLong nanoTime = new AtomicLong();
        DroppedEvents losses = new DroppedEvents(nanoTime::get);

        losses.count();
        assertThat(losses.takeUnreported()).isEqualTo(1);
        losses.count();
        losses.count();
        assertThat(losses.takeUnreported()).isZero();
        nanoTime.addAndGet(DroppedEvents.QUIET.toNanos());
        assertThat(losses.takeUnreported()).isEqualTo(2);
        assertThat(losses.takeUnreported()).isZero();
    }

    /** Returns one whose listener waits for {@link #released}. */
    private EventDispatcher blocked(EventDispatcher events) throws InterruptedException {
        events.add(event -> {
            heard.add(event);
            blocked.countDown();
            try {
                released.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        tell(events, 1);
        assertThat(blocked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return events;
    }

    private static void tell(EventDispatcher dispatcher, int count) {
        for (int i = 0; i < count; i++) {
            dispatcher.accept(EVENT);
        }
    }
}

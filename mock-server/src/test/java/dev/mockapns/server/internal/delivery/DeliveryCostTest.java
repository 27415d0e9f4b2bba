/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.internal.world.WorldClock;
import dev.mockapns.server.options.Options;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What it costs to deliver a push, counted in allocated bytes, which do not depend on how busy the machine is. */
class DeliveryCostTest {

    private static final Topic TOPIC = Topic.of("com.example.orders");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ApnsId ID = new ApnsId(new UUID(1, 2));
    private static final RequestHeaders HEADERS = RequestHeaders.none()
            .next(List.of(
                    new Header(ApnsHeaders.AUTHORIZATION, "bearer x.y.z"),
                    new Header(ApnsHeaders.TOPIC, TOPIC.value()),
                    new Header(ApnsHeaders.PUSH_TYPE, "alert"),
                    new Header(ApnsHeaders.PRIORITY, "10"),
                    new Header(ApnsHeaders.EXPIRATION, "0")));
    private static final Body BODY = Body.of(("{\"aps\":{\"alert\":{\"title\":\"Order shipped\",\"body\":\""
                    + "x".repeat(170) + "\"},\"sound\":\"default\"}}")
            .getBytes(US_ASCII));
    private static final int PUSHES = 20_000;
    /** Compiled code allocates less than interpreted code, so the last rounds count. */
    private static final int ROUNDS = 6;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final World world = World.create(new WorldClock(() -> NOW), List.of(TOPIC), event -> {});
    private final Deliveries deliveries = new Deliveries(world, new Rates());

    @Test
    void a_delivered_push_allocates_few_bytes() {
        install(0, 1);

        assertThat(bytesPerPush(1)).isLessThan(480);
    }

    @Test
    void a_push_to_one_of_many_devices_allocates_as_much_as_a_push_to_the_only_one() {
        install(0, 1);
        double alone = bytesPerPush(1);
        install(1, 20_000);

        // The compiler may have found more to leave out in one of the two.
        assertThat(bytesPerPush(20_000)).isLessThan(alone * 1.3 + 100);
    }

    private void install(int from, int to) {
        for (int i = from; i < to; i++) {
            world.installedApps()
                    .installWith(world.devices().named("phone " + i), TOPIC, Environment.PRODUCTION, token(i));
        }
    }

    private double bytesPerPush(int devices) {
        TokenLife[] lives = new TokenLife[Math.min(devices, 1000)];
        for (int i = 0; i < lives.length; i++) {
            DeviceToken token = token((int) ((long) i * devices / lives.length));
            lives[i] = requireNonNull(world.token(token.hex()));
        }
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            deliver(lives);
            long after = THREADS.getCurrentThreadAllocatedBytes();
            least = Math.min(least, (after - before) / (double) PUSHES);
        }
        return least;
    }

    private void deliver(TokenLife[] lives) {
        Options options = Options.defaults();
        for (int i = 0; i < PUSHES; i++) {
            Delivery delivery =
                    deliveries.deliver(HEADERS, BODY, lives[i % lives.length], ID, options, NOW, event -> {});
            if (delivery.outcome() != Delivery.Outcome.DELIVERED) {
                throw new AssertionError(delivery);
            }
        }
    }

    private static DeviceToken token(int number) {
        return DeviceToken.of(String.format("%064x", number));
    }
}

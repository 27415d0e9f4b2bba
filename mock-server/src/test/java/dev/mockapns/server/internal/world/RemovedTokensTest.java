/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemovedTokensTest {

    private static final Topic APP = Topic.of("com.example.orders");

    private final World world = World.create(new WorldClock(Instant::now), List.of(), event -> {});

    @Test
    void the_oldest_are_forgotten_first() {
        DeviceToken oldest = token(0);
        issue(oldest);
        world.reset();
        for (int i = 1; i <= RemovedTokens.MAX_TOKENS; i++) {
            issue(token(i));
        }
        assertThat(world.removedByReset(oldest)).isPresent();

        world.reset();

        assertThat(world.removedByReset(oldest)).isEmpty();
        assertThat(world.removedByReset(token(1))).contains(new RemovedToken("Alice's iPhone", APP));
    }

    @Test
    void those_that_take_more_bytes_than_there_is_room_for_are_forgotten() {
        RemovedTokens removed = new RemovedTokens(10_000);
        List<TokenLife> lives =
                IntStream.range(0, 100).mapToObj(i -> life(token(i))).toList();

        removed.add(lives);

        assertThat(removed.find(token(0))).isEmpty();
        assertThat(removed.find(token(99))).isPresent();
        assertThat(lives.stream().filter(life -> removed.find(life.token()).isPresent()))
                .hasSizeBetween(20, 30);
    }

    private TokenLife life(DeviceToken token) {
        issue(token);
        return requireNonNull(world.token(token.hex()));
    }

    private void issue(DeviceToken token) {
        world.installedApps().installWith(world.devices().named("Alice's iPhone"), APP, Environment.PRODUCTION, token);
    }

    private static DeviceToken token(int number) {
        return DeviceToken.of(String.format("%064x", number));
    }
}

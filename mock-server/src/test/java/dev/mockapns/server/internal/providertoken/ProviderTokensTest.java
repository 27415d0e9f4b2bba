/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.pipeline.Jwt;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.internal.world.WorldClock;
import dev.mockapns.server.options.NonstandardTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final World world = World.create(
            new WorldClock(() -> NOW), List.of(Topic.of("com.example.orders")), Optional.empty(), event -> {});

    @Test
    void the_number_of_remembered_tokens_is_limited() {
        ProviderTokens tokens = new ProviderTokens(3);

        for (int i = 0; i < 10; i++) {
            String token = Jwt.of(world.defaultKey(), NOW.minusSeconds(i)).sign();
            assertThat(tokens.read(token, world, NonstandardTokens.LENIENT, NOW, NOW)
                            .fault())
                    .isEmpty();
        }

        assertThat(tokens.size()).isEqualTo(3);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.world.TokenDeath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many dead device tokens are remembered. */
class DeadTokensInMemoryTest {

    private static final Topic APP = Topic.of("com.example.orders");
    private static final int REMEMBERED = 10;

    private final DeviceNames devices = new DeviceNames(new PushBudget(Long.MAX_VALUE), new PushBudget(Long.MAX_VALUE));
    private final DeviceState phone = devices.named("Alice's iPhone");
    private final Installation app = new Installation(APP, Environment.PRODUCTION);
    private final TokenRegistry unbounded =
            new TokenRegistry(Instant::now, devices, event -> {}, Long.MAX_VALUE, Long.MAX_VALUE);
    private final TokenRegistry tokens = new TokenRegistry(
            Instant::now,
            devices,
            event -> {},
            REMEMBERED * unbounded.issue(devices.named("other"), app, APP).weight(),
            Long.MAX_VALUE);

    @Test
    void those_that_died_first_are_forgotten() {
        List<TokenLife> rotated = rotate(REMEMBERED + 3);

        assertThat(tokens.find(rotated.get(2).token().hex())).isNull();
        assertThat(tokens.find(rotated.get(3).token().hex())).isSameAs(rotated.get(3));
        assertThat(phone.history()).isEqualTo(rotated.subList(3, rotated.size()));
    }

    @Test
    void those_that_live_are_never_forgotten() {
        TokenLife alive = tokens.issue(phone, app, APP);
        rotate(3 * REMEMBERED);

        assertThat(tokens.find(alive.token().hex())).isSameAs(alive);
    }

    @Test
    void those_that_were_forgotten_before_make_room() {
        rotate(REMEMBERED).forEach(tokens::forget);
        List<TokenLife> rotated = rotate(REMEMBERED);

        assertThat(rotated)
                .allSatisfy(life -> assertThat(tokens.find(life.token().hex())).isSameAs(life));
    }

    private List<TokenLife> rotate(int times) {
        List<TokenLife> lives = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            TokenLife life = tokens.issue(phone, app, APP);
            tokens.kill(requireNonNull(tokens.find(life.token().hex())), TokenDeath.Kind.ROTATED);
            lives.add(life);
        }
        return lives;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.options.ProviderTokenScope;
import dev.mockapns.server.world.ProviderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Provider tokens that change faster than APNs wants, on one connection. */
class ProviderTokenUpdatesTest {

    private final TestCore core = new TestCore();
    private final OneConnection connection = new OneConnection();

    ProviderTokenUpdatesTest() {
        core.with(o -> o.providerTokens(p -> p.earlyChanges(1)));
    }

    @Test
    void one_token_may_be_used_as_often_as_one_likes() {
        Push push = core.push().on(connection);

        for (int i = 0; i < 100; i++) {
            assertAccepted(push);
        }
    }

    @Test
    void a_token_may_change_every_20_minutes() {
        for (int i = 0; i < 10; i++) {
            assertAccepted(fresh());
            core.pass(Duration.ofMinutes(20));
        }
    }

    @Test
    void four_early_token_changes_are_allowed_by_default() {
        TestCore untouched = new TestCore();

        for (int i = 0; i < 5; i++) {
            assertAccepted(untouched.push().on(connection));
        }

        assertRefused(untouched.push().on(connection));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void an_option_allows_a_number_of_early_token_changes(int allowed) {
        core.with(o -> o.providerTokens(p -> p.earlyChanges(allowed)));
        assertAccepted(fresh());

        for (int i = 0; i < allowed; i++) {
            core.pass(Duration.ofSeconds(1));
            assertAccepted(fresh());
        }

        core.pass(Duration.ofSeconds(1));
        assertRefused(fresh());
    }

    @Test
    void two_tokens_that_take_turns_are_too_many() {
        Push one = fresh();
        Push other = core.push().bearer(core.jwtAt(core.wall.minusSeconds(60))).on(connection);

        assertAccepted(one);
        assertAccepted(other);
        assertRefused(one);
    }

    @Test
    void two_keys_of_a_team_that_take_turns_are_too_many() {
        ProviderKey second = core.key(Set.of(PRODUCTION));
        Push one = fresh();
        Push other = core.push().bearer(Jwt.of(second, core.wall).sign()).on(connection);

        assertAccepted(one);
        assertAccepted(other);
        assertRefused(one);
    }

    @Test
    void the_connection_stays_unusable_for_every_token_until_the_last_change_is_20_minutes_old() {
        Push inUse = usedTooFast();

        core.pass(Duration.ofMinutes(19));
        assertRefused(inUse);
        assertRefused(fresh());

        core.pass(Duration.ofMinutes(1));
        assertAccepted(inUse);
    }

    @Test
    void a_new_token_is_accepted_once_the_connection_is_usable_again() {
        usedTooFast();
        core.pass(Duration.ofMinutes(20));

        assertAccepted(fresh());
        core.pass(Duration.ofMinutes(1));
        assertAccepted(fresh());
        core.pass(Duration.ofMinutes(1));
        assertRefused(fresh());
    }

    @Test
    void the_fakes_clock_counts() {
        Push inUse = usedTooFast();

        core.world.advance(Duration.ofMinutes(20));

        assertAccepted(inUse);
    }

    @Test
    void provider_token_changes_count_per_connection() {
        usedTooFast();

        assertAccepted(fresh().on(new OneConnection()));
    }

    @Test
    void all_connections_of_an_address_count_together_where_an_option_says_so() {
        core.with(o -> o.providerTokens(p -> p.earlyChanges(0).scope(ProviderTokenScope.ADDRESS)));
        assertAccepted(fresh().from("10.0.0.1:1000"));
        core.pass(Duration.ofMinutes(1));

        Push refused = fresh().from("10.0.0.1:1001").on(new OneConnection());
        assertRefused(refused);
        assertThat(refused.send()
                        .verdict()
                        .rejected()
                        .orElseThrow()
                        .explanation()
                        .because())
                .contains("on the address 10.0.0.1", "the address 10.0.0.1 is unusable until");
        assertAccepted(fresh().from("10.0.0.2:1000").on(new OneConnection()));
        core.pass(Duration.ofMinutes(20));
        assertAccepted(fresh().from("10.0.0.1:1002").on(new OneConnection()));
    }

    @Test
    void one_token_may_be_used_by_all_connections_of_an_address() {
        core.with(o -> o.providerTokens(p -> p.earlyChanges(0).scope(ProviderTokenScope.ADDRESS)));
        String jwt = core.jwt();

        for (int i = 0; i < 10; i++) {
            assertAccepted(core.push().bearer(jwt).from("[::1]:100" + i).on(new OneConnection()));
        }
    }

    @Test
    void a_reset_forgets_what_addresses_did() {
        core.with(o -> o.providerTokens(p -> p.earlyChanges(0).scope(ProviderTokenScope.ADDRESS)));
        assertAccepted(fresh());

        core.pipeline.reset(() -> {});

        assertAccepted(fresh().on(new OneConnection()));
    }

    @Test
    void an_invalid_token_is_rejected_as_such_and_is_no_token_change() {
        Push good = fresh();
        assertAccepted(good);

        for (int i = 0; i < 5; i++) {
            assertReason(core.push().bearer("x.y.z").on(connection), INVALID_PROVIDER_TOKEN);
            assertAccepted(good);
        }
    }

    @Test
    void a_push_rejected_for_another_reason_still_uses_its_provider_token() {
        core.with(o -> o.providerTokens(p -> p.earlyChanges(0)));
        assertReason(fresh().path(ApnsPaths.DEVICE + "aaaa"), BAD_DEVICE_TOKEN);
        core.pass(Duration.ofMinutes(1));

        assertRefused(fresh());
    }

    @Test
    void related_keys_are_counted_each_for_itself_and_refused_together() {
        ProviderKey orders = core.keyFor(TestCore.TOPIC);
        ProviderKey others = core.keyFor(TestCore.TOPIC);
        core.world.teams().relateKeys(orders.teamId(), orders.keyId(), others.keyId());
        core.with(o -> o.providerTokens(p -> p.earlyChanges(0)));
        Push other = core.push().bearer(Jwt.of(others, core.wall).sign()).on(connection);
        assertAccepted(core.push().bearer(Jwt.of(orders, core.wall).sign()).on(connection));
        assertAccepted(other);
        core.pass(Duration.ofMinutes(1));

        assertRefused(core.push().bearer(Jwt.of(orders, core.wall).sign()).on(connection));
        assertRefused(other);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_sequence_of_tokens_is_refused_by_its_history(long seed) {
        Random random = new Random(seed);
        int allowed = random.nextInt(4);
        core.with(o -> o.providerTokens(p -> p.earlyChanges(allowed)));
        List<String> tokens = IntStream.range(0, 3)
                .mapToObj(age -> core.jwtAt(core.wall.minusSeconds(age)))
                .toList();
        History history = new History(allowed);

        for (int i = 0; i < 12; i++) {
            String token = tokens.get(random.nextInt(tokens.size()));
            boolean refused = history.refuses(token, core.wall);
            Exchange exchange = core.push().bearer(token).on(connection).send();
            assertThat(exchange.verdict().isAccepted())
                    .as("seed %s: %s", seed, exchange.describe())
                    .isNotEqualTo(refused);
            core.pass(Duration.ofSeconds(random.nextInt(290)));
            core.pass(random.nextInt(8) == 0 ? Duration.ofMinutes(20) : Duration.ZERO);
            if (core.wall.isAfter(TestCore.START.plusSeconds(3300))) {
                return;
            }
        }
    }

    @Test
    void a_negative_number_of_early_changes_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> core.with(o -> o.providerTokens(p -> p.earlyChanges(-1))))
                .withMessage("earlyChanges: -1 (expected: >= 0)");
    }

    @Test
    void the_text_of_a_state_has_no_provider_token() {
        assertAccepted(fresh());

        assertThat(connection.state().toString())
                .contains("since=")
                .doesNotContain(core.jwt().substring(0, 20));
    }

    /** Refuses a change; returns a push with the token that is still in use, changed at the present time. */
    private Push usedTooFast() {
        assertAccepted(
                core.push().bearer(core.jwtAt(core.wall.minusSeconds(60))).on(connection));
        Push inUse = fresh();
        assertAccepted(inUse);
        assertRefused(core.push().bearer(core.jwtAt(core.wall.minusSeconds(30))).on(connection));
        return inUse;
    }

    /** A push with a provider token issued now. */
    private Push fresh() {
        return core.push().on(connection);
    }

    private static void assertAccepted(Push push) {
        Exchange exchange = push.send();
        assertThat(exchange.verdict().isAccepted()).as(exchange.describe()).isTrue();
    }

    private static void assertRefused(Push push) {
        assertReason(push, TOO_MANY_PROVIDER_TOKEN_UPDATES);
    }

    private static void assertReason(Push push, KnownReason reason) {
        Exchange exchange = push.send();
        assertThat(exchange.verdict().rejected().map(rejected -> rejected.reason()))
                .as(exchange.describe())
                .isEqualTo(Optional.of(reason));
    }

    /** Says the same from all that was ever sent. */
    private static final class History {

        private record Change(String token, Instant at) {}

        private final int allowed;
        private final List<Change> changes = new ArrayList<>();
        private Instant lastRefusal = Instant.MIN;

        History(int allowed) {
            this.allowed = allowed;
        }

        boolean refuses(String token, Instant now) {
            Change last = changes.isEmpty() ? new Change("", Instant.EPOCH) : changes.get(changes.size() - 1);
            boolean early = isEarly(last, now);
            boolean unusable = early && lastRefusal.isAfter(last.at());
            boolean oneTooMany = early && !token.equals(last.token()) && earlyOnesInARow() >= allowed;
            if (unusable || oneTooMany) {
                lastRefusal = unusable ? lastRefusal : now.plusNanos(1);
                return true;
            }
            if (!token.equals(last.token())) {
                changes.add(new Change(token, now));
            }
            return false;
        }

        private int earlyOnesInARow() {
            int last = changes.size() - 1;
            return (int) IntStream.iterate(last, i -> i > 0, i -> i - 1)
                    .takeWhile(i -> isEarly(changes.get(i - 1), changes.get(i).at()))
                    .count();
        }

        private static boolean isEarly(Change before, Instant at) {
            return Duration.between(before.at(), at).toMinutes() < 20;
        }
    }
}

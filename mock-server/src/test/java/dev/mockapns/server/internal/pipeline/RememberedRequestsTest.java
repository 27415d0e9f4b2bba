/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.cause.ProviderTokenCause.KeyRevoked;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.connection.Binding;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.RequestMemory;
import dev.mockapns.server.internal.providertoken.ProviderTokens;
import dev.mockapns.server.internal.rules.LastRequest;
import dev.mockapns.server.internal.rules.RuleContext;
import dev.mockapns.server.internal.rules.RuleSet;
import dev.mockapns.server.internal.rules.RuleSetResult;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.options.NonstandardTokens;
import dev.mockapns.server.world.ProviderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules remember of the last request of a connection changes no verdict. */
class RememberedRequestsTest {

    private static final List<String> ODD_VALUES = List.of(
            "", "10", "5", "11", "alert", "voip", "ä", "com.example.shop", "com..x", "0", "1e3", "x".repeat(65));
    private static final List<String> NAMES = List.of(
            ApnsHeaders.ID,
            ApnsHeaders.EXPIRATION,
            ApnsHeaders.PRIORITY,
            ApnsHeaders.COLLAPSE_ID,
            ApnsHeaders.PUSH_TYPE,
            ApnsHeaders.TOPIC);

    private final TestCore core = new TestCore().installed();

    @Test
    void key_that_was_revoked_after_a_push_is_refused_at_the_next_one() {
        OneConnection connection = new OneConnection();
        String jwt = core.jwt();
        core.push().bearer(jwt).on(connection).send();
        core.world.teams().revokeKey(core.key().teamId(), core.key().keyId());

        assertThat(core.push().bearer(jwt).on(connection).send().rejected().cause())
                .isInstanceOf(KeyRevoked.class);
    }

    @Test
    void nonstandard_provider_token_is_refused_as_soon_as_the_option_says_so() {
        OneConnection connection = new OneConnection();
        String jwt = core.spoilt().der().sign();
        core.push().bearer(jwt).on(connection).send();
        core.with(options -> options.providerTokens(tokens -> tokens.nonstandard(NonstandardTokens.REFUSE)));

        assertThat(core.push().bearer(jwt).on(connection).send().rejected().reason())
                .isEqualTo(INVALID_PROVIDER_TOKEN);
    }

    @Test
    void push_like_the_one_before_leaves_the_state_of_its_connection_as_it_is() {
        OneConnection connection = new OneConnection();
        Push push = core.push().on(connection);
        push.send();
        ConnectionState before = connection.state();
        push.send();

        assertThat(connection.state()).isSameAs(before);
    }

    @Test
    void state_of_a_connection_shows_no_provider_token() {
        OneConnection connection = new OneConnection();
        String jwt = core.jwt();
        core.push().bearer(jwt).on(connection).send();

        assertThat(connection.state().toString()).doesNotContain(jwt);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void verdicts_are_the_same_with_and_without_what_is_remembered(int seed) {
        Random random = new Random(seed);
        ProviderTokens providerTokens = new ProviderTokens();
        ConnectionState state = ConnectionState.initial();
        Push push = core.push();
        for (int i = 0; i < 60; i++) {
            changeWorld(random);
            push = push(push, random);
            ApnsRequest request = push.request();
            RuleContext context = context(request, state, providerTokens);
            RuleContext forgetful = context(request, state.remember(RequestMemory.NONE), providerTokens);
            RuleSetResult result = RuleSet.of(request).judge(context);

            assertThat(result)
                    .as(request.toString())
                    .isEqualTo(RuleSet.of(request).judge(forgetful));

            state = context.next(result);
            RegisteredKey key = result.rejection() == null ? context.bindingKey() : null;
            if (key != null) {
                state = state.bind(new Binding(key.teamId(), key.keyId(), key.isTopicSpecific(), i, now()));
            }
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    private RuleContext context(ApnsRequest request, ConnectionState state, ProviderTokens providerTokens) {
        return new RuleContext(
                request,
                LastRequest.headers(request, state),
                state,
                core.world,
                providerTokens,
                (target, rate, now) -> 0,
                core.options,
                now(),
                core.world.clock().ahead());
    }

    private Instant now() {
        return core.world.clock().instant();
    }

    private void changeWorld(Random random) {
        switch (random.nextInt(25)) {
            case 0 ->
                core.world.teams().revokeKey(core.key().teamId(), core.key().keyId());
            case 1 -> relatedKey();
            case 2 -> core.pass(Duration.ofMinutes(random.nextInt(50)));
            case 3 -> core.world.advance(Duration.ofMinutes(random.nextInt(50)));
            case 4 ->
                core.with(options -> options.providerTokens(tokens -> tokens.nonstandard(
                        random.nextBoolean() ? NonstandardTokens.REFUSE : NonstandardTokens.LENIENT)));
            default -> {
                // Most pushes find the world as it was.
            }
        }
    }

    private ProviderKey relatedKey() {
        ProviderKey one = core.keyFor(TestCore.TOPIC);
        ProviderKey other = core.keyFor(TestCore.OTHER_TOPIC);
        core.world.teams().relateKeys(one.teamId(), one.keyId(), other.keyId());
        return one;
    }

    /** Returns the push as it was or changed a little, or another one. */
    private Push push(Push before, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> core.push();
            case 1 -> before.with(ApnsHeaders.ID, new UUID(random.nextLong(), random.nextLong()).toString());
            case 2 -> before.with(oneOf(NAMES, random), oneOf(ODD_VALUES, random));
            case 3 -> before.also(oneOf(NAMES, random), oneOf(ODD_VALUES, random));
            case 4 -> before.without(oneOf(NAMES, random));
            case 5 -> before.bearer(core.jwt());
            case 6 -> before.bearer(Jwt.of(relatedKey(), core.wall).sign());
            case 7 -> before.bearer(core.spoilt().der().sign());
            case 8 -> before.path(ApnsPaths.DEVICE + oddToken(random));
            case 9 -> sixtyFourTimes(core.push());
            default -> before;
        };
    }

    private static String oddToken(Random random) {
        DeviceToken token = TestCore.TOKEN;
        return switch (random.nextInt(5)) {
            case 0 -> token.hex().toUpperCase(Locale.ROOT);
            case 1 -> "ab".repeat(100);
            case 2 -> "";
            case 3 -> token.hex() + "ä";
            default -> token.hex();
        };
    }

    private static Push sixtyFourTimes(Push push) {
        for (int i = 0; i < 64; i++) {
            push.also(ApnsHeaders.PRIORITY, "10");
        }
        return push;
    }

    private static String oneOf(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}

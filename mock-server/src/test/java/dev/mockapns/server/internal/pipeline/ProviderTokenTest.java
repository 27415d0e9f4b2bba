/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.options.NonstandardTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dialects, memory and age of provider tokens. */
class ProviderTokenTest {

    private final TestCore core = new TestCore();

    @Test
    void a_der_signature_is_accepted_unless_an_option_refuses_it() {
        for (int i = 0; i < 50; i++) {
            assertAccepted(core.push().bearer(core.spoilt().der().sign()));
        }
        core.with(o -> o.providerTokens(p -> p.nonstandard(NonstandardTokens.REFUSE)));

        assertReason(core.push().bearer(core.spoilt().der().sign()), KnownReason.INVALID_PROVIDER_TOKEN);
    }

    @Test
    void padded_standard_base64_is_accepted_unless_an_option_refuses_it() {
        String jwt = core.spoilt()
                .header("{\"alg\":\"ES256\",\"kid\":\"" + core.key().keyId() + "\",\"x\":1}")
                .paddedBase64()
                .sign();
        assertAccepted(core.push().bearer(jwt));
        core.with(o -> o.providerTokens(p -> p.nonstandard(NonstandardTokens.REFUSE)));

        assertReason(core.push().bearer(jwt), KnownReason.INVALID_PROVIDER_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "Bearer", "BEARER"})
    void the_scheme_may_be_in_any_case(String scheme) {
        assertAccepted(core.push().with(ApnsHeaders.AUTHORIZATION, scheme + " " + core.jwt()));
    }

    @Test
    void an_iat_may_be_a_numeric_string_or_have_decimals() {
        long seconds = core.wall.getEpochSecond();

        assertAccepted(
                core.push().bearer(Jwt.of(core.key(), "\"" + seconds + "\"").sign()));
        assertAccepted(core.push().bearer(Jwt.of(core.key(), seconds + ".75").sign()));
    }

    @Test
    void members_that_apns_does_not_know_are_ignored() {
        String claims =
                "{\"iss\":\"" + core.key().teamId() + "\",\"iat\":" + core.wall.getEpochSecond() + ",\"exp\":1}";

        assertAccepted(core.push().bearer(core.spoilt().claims(claims).sign()));
    }

    @Test
    void a_changed_claim_breaks_the_signature() {
        String[] good = core.jwt().split("\\.", -1);
        String[] other = core.jwtAt(core.wall.minusSeconds(60)).split("\\.", -1);

        assertReason(core.push().bearer(good[0] + "." + other[1] + "." + good[2]), KnownReason.INVALID_PROVIDER_TOKEN);
    }

    @Test
    void revoking_the_key_ends_a_token_that_was_remembered() {
        Push push = core.push();
        assertAccepted(push);

        core.world.teams().revokeKey(core.key().teamId(), core.key().keyId());

        assertReason(push, KnownReason.INVALID_PROVIDER_TOKEN);
    }

    @Test
    void a_client_on_wall_time_must_renew_its_token_after_the_clock_was_moved_by_an_hour() {
        Push push = core.push();
        assertAccepted(push);
        core.world.advance(Duration.ofSeconds(3601));
        assertReason(push, KnownReason.EXPIRED_PROVIDER_TOKEN);

        core.pass(Duration.ofSeconds(1));
        Push renewed = core.push();

        assertAccepted(renewed);
        core.world.advance(Duration.ofMinutes(59));
        assertAccepted(renewed);
        core.world.advance(Duration.ofMinutes(2));
        assertReason(renewed, KnownReason.EXPIRED_PROVIDER_TOKEN);
    }

    @Test
    void a_token_keeps_the_age_it_had_on_wall_time_when_it_was_first_seen() {
        core.world.advance(Duration.ofDays(1));
        Push push = core.push().bearer(core.jwtAt(core.wall.minus(Duration.ofMinutes(50))));
        assertAccepted(push);

        core.world.advance(Duration.ofMinutes(11));

        assertReason(push, KnownReason.EXPIRED_PROVIDER_TOKEN);
    }

    @Test
    void a_client_on_the_fake_clock_is_judged_on_the_fake_clock() {
        core.world.advance(Duration.ofHours(5));
        Push push = core.push().bearer(core.jwtAt(core.world.clock().instant().minus(Duration.ofMinutes(59))));
        assertAccepted(push);

        core.world.advance(Duration.ofMinutes(2));

        assertReason(push, KnownReason.EXPIRED_PROVIDER_TOKEN);
        assertAccepted(core.push().bearer(core.jwtAt(core.world.clock().instant())));
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_mutation_of_a_provider_token_gets_a_verdict(long seed) {
        String mangled = mangle(core.jwt(), new Random(seed));

        Exchange exchange =
                core.push().with(ApnsHeaders.AUTHORIZATION, "bearer " + mangled).send();

        assertThat(reason(exchange))
                .as("seed %s: %s", seed, exchange.describe())
                .isNotEqualTo(Optional.of(KnownReason.INTERNAL_SERVER_ERROR));
    }

    private static String mangle(String jwt, Random random) {
        StringBuilder text = new StringBuilder(jwt);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, ".=+/-_ \u00e4".charAt(random.nextInt(8)));
                default -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(30)));
            }
            if (text.isEmpty()) {
                text.append('.');
            }
        }
        return text.toString();
    }

    private static void assertAccepted(Push push) {
        Exchange exchange = push.send();
        assertThat(exchange.verdict().isAccepted()).as(exchange.describe()).isTrue();
    }

    private static void assertReason(Push push, KnownReason reason) {
        Exchange exchange = push.send();
        assertThat(reason(exchange)).as(exchange.describe()).isEqualTo(Optional.of(reason));
    }

    private static Optional<Reason> reason(Exchange exchange) {
        return exchange.verdict().rejected().map(rejected -> rejected.reason());
    }
}

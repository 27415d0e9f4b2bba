/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_PROVIDER_TOKEN;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Limits;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.providertoken.Age;
import dev.mockapns.server.options.NonstandardTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Rules about the provider token. */
final class ProviderTokenRules {

    private static final String HEADER = "send the header authorization: bearer <provider token>";

    private ProviderTokenRules() {}

    static Optional<Rejection> present(RuleContext context) {
        Bearer bearer = context.bearer();
        if (bearer.isAbsent()) {
            return missing("the request has no authorization header, and the client showed no certificate", HEADER);
        }
        if (bearer.isBareToken()) {
            return missing("the authorization header holds a provider token without the word bearer before it", HEADER);
        }
        if (!bearer.isBearer()) {
            return missing("the scheme of the authorization header is not bearer", HEADER);
        }
        return bearer.token().isEmpty()
                ? missing("the authorization header has nothing after the word bearer", HEADER)
                : Optional.empty();
    }

    static Optional<Rejection> genuine(RuleContext context) {
        Bearer bearer = context.bearer();
        if (!bearer.isCanonical() && context.options().providerTokens().nonstandard() == NonstandardTokens.REFUSE) {
            return Optional.of(Rejection.of(
                    INVALID_PROVIDER_TOKEN,
                    "the authorization header begins with \"" + bearer.scheme()
                            + "\"; APNs takes that, and this fake was told to refuse it (NonstandardTokens.REFUSE)",
                    "write bearer in lower case, as Apple's samples do"));
        }
        return context.providerToken().fault().map(fault -> Rejection.of(INVALID_PROVIDER_TOKEN, fault));
    }

    static Optional<Rejection> environment(RuleContext context) {
        Environment listener = context.request().environment();
        if (context.key().environments().contains(listener)) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                BAD_ENVIRONMENT_KEY_IN_TOKEN,
                "key " + context.key().keyId() + " is for " + listener.other() + " only, and the request came to "
                        + listener,
                "sign with a key for " + listener + ", or send to " + Phrases.listener(listener.other())));
    }

    static Optional<Rejection> notFromTheFuture(RuleContext context) {
        Age age = context.providerToken().age().orElseThrow();
        KnownReason reason = context.options().providerTokens().futureIssuedAtReason();
        if (age.isInMilliseconds()) {
            return Optional.of(Rejection.of(
                    reason,
                    "the iat of the provider token is " + age.issuedAt() + ": that is milliseconds, not seconds",
                    "divide by 1000: iat is in seconds since 1970"));
        }
        Duration future = age.ahead(context.now());
        Duration takenBack = context.world().clockTakenBack();
        if (future.compareTo(context.options()
                        .providerTokens()
                        .futureIssuedAtTolerance()
                        .plus(takenBack))
                <= 0) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                reason,
                "the iat of the provider token, " + issued(age) + ", lies " + Quantities.span(future)
                        + " in the future; this fake tolerates "
                        + Quantities.span(context.options().providerTokens().futureIssuedAtTolerance())
                        + Quantities.ahead(context.ahead())
                        + Quantities.takenBack(takenBack),
                "set the clock of the back end by NTP; iat is in seconds since 1970 in UTC, not in local time"));
    }

    static Optional<Rejection> fresh(RuleContext context) {
        Age age = context.providerToken().age().orElseThrow();
        if (!age.isExpired(context.now())) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                EXPIRED_PROVIDER_TOKEN,
                "the provider token is " + Quantities.span(age.at(context.now())) + " old (iat " + issued(age)
                        + "), and one may be used for " + Quantities.span(Limits.PROVIDER_TOKEN_LIFETIME)
                        + Quantities.ahead(context.ahead()),
                "make a new one every 20 to 60 minutes, and let all requests share it until then"));
    }

    private static Optional<Rejection> missing(String because, String advice) {
        return Optional.of(Rejection.of(MISSING_PROVIDER_TOKEN, because, advice));
    }

    private static String issued(Age age) {
        return Quantities.when(Instant.ofEpochSecond(age.issuedAt()));
    }
}

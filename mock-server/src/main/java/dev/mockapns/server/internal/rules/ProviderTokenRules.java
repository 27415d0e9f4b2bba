/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_PROVIDER_TOKEN;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Limits;
import dev.mockapns.server.behaviour.Dialects;
import dev.mockapns.server.internal.providertoken.Age;
import dev.mockapns.server.internal.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Rules about the provider token. */
final class ProviderTokenRules {

    private static final String HEADER = "send the header authorization: bearer <provider token>";

    private ProviderTokenRules() {}

    static Optional<Violation> present(Judging judging) {
        Bearer bearer = judging.bearer();
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

    static Optional<Violation> genuine(Judging judging) {
        Bearer bearer = judging.bearer();
        if (!bearer.isCanonical() && judging.behaviour().dialects() == Dialects.REFUSE) {
            return Optional.of(Violation.of(
                    INVALID_PROVIDER_TOKEN,
                    "the authorization header begins with \"" + bearer.scheme()
                            + "\"; APNs takes that, and this fake was told to refuse it (Dialects.REFUSE)",
                    "write bearer in lower case, as Apple's samples do"));
        }
        return judging.providerToken().fault().map(fault -> Violation.of(INVALID_PROVIDER_TOKEN, fault));
    }

    static Optional<Violation> environment(Judging judging) {
        Environment door = judging.request().environment();
        if (judging.key().environments().contains(door)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                BAD_ENVIRONMENT_KEY_IN_TOKEN,
                "key " + judging.key().keyId() + " is for " + door.other() + " only, and the request came to " + door,
                "sign with a key for " + door + ", or send to " + Words.door(door.other())));
    }

    static Optional<Violation> notFromTheFuture(Judging judging) {
        Age age = judging.providerToken().age().orElseThrow();
        KnownReason reason = judging.behaviour().futureIssuedAtReason();
        if (age.isInMilliseconds()) {
            return Optional.of(Violation.of(
                    reason,
                    "the iat of the provider token is " + age.issuedAt() + ": that is milliseconds, not seconds",
                    "divide by 1000: iat is in seconds since 1970"));
        }
        Duration future = age.ahead(judging.now());
        Duration takenBack = judging.world().clockTakenBack();
        if (future.compareTo(judging.behaviour().futureIssuedAtTolerance().plus(takenBack)) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                reason,
                "the iat of the provider token, " + issued(age) + ", lies " + Wording.span(future)
                        + " in the future; this fake tolerates "
                        + Wording.span(judging.behaviour().futureIssuedAtTolerance()) + Wording.ahead(judging.ahead())
                        + Wording.takenBack(takenBack),
                "set the clock of the back end by NTP; iat is in seconds since 1970 in UTC, not in local time"));
    }

    static Optional<Violation> fresh(Judging judging) {
        Age age = judging.providerToken().age().orElseThrow();
        if (!age.isExpired(judging.now())) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                EXPIRED_PROVIDER_TOKEN,
                "the provider token is " + Wording.span(age.at(judging.now())) + " old (iat " + issued(age)
                        + "), and one may be used for " + Wording.span(Limits.PROVIDER_TOKEN_LIFETIME)
                        + Wording.ahead(judging.ahead()),
                "make a new one every 20 to 60 minutes, and let all requests share it until then"));
    }

    private static Optional<Violation> missing(String because, String advice) {
        return Optional.of(Violation.of(MISSING_PROVIDER_TOKEN, because, advice));
    }

    private static String issued(Age age) {
        return Wording.when(Instant.ofEpochSecond(age.issuedAt()));
    }
}

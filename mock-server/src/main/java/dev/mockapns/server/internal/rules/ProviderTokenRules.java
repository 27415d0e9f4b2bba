/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_PROVIDER_TOKEN;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Limits;
import dev.mockapns.server.cause.ProviderTokenCause.IssuedInFuture;
import dev.mockapns.server.cause.ProviderTokenCause.KeyOfOtherEnvironment;
import dev.mockapns.server.cause.ProviderTokenCause.ProviderTokenExpired;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Authorization;
import dev.mockapns.server.cause.ProviderTokenFormatCause.IssuedAtInMilliseconds;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoProviderToken;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NonstandardScheme;
import dev.mockapns.server.internal.providertoken.Age;
import dev.mockapns.server.internal.request.AuthorizationHeader;
import dev.mockapns.server.options.NonstandardTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Rules about the provider token. */
final class ProviderTokenRules {

    private ProviderTokenRules() {}

    static Optional<Rejection> present(RuleContext context) {
        AuthorizationHeader header = context.authorization();
        if (header.isAbsent()) {
            return missing(Authorization.ABSENT);
        }
        if (header.isBareToken()) {
            return missing(Authorization.TOKEN_WITHOUT_SCHEME);
        }
        if (!header.isBearer()) {
            return missing(Authorization.OTHER_SCHEME);
        }
        return header.token().isEmpty() ? missing(Authorization.SCHEME_WITHOUT_TOKEN) : Optional.empty();
    }

    static Optional<Rejection> genuine(RuleContext context) {
        AuthorizationHeader header = context.authorization();
        if (!header.isCanonical() && context.options().providerTokens().nonstandard() == NonstandardTokens.REFUSE) {
            return Optional.of(Rejection.of(INVALID_PROVIDER_TOKEN, new NonstandardScheme(header.scheme())));
        }
        return context.providerToken().fault().map(fault -> Rejection.of(INVALID_PROVIDER_TOKEN, fault));
    }

    static Optional<Rejection> environment(RuleContext context) {
        Environment listener = context.request().environment();
        return context.key().environments().contains(listener)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        BAD_ENVIRONMENT_KEY_IN_TOKEN,
                        new KeyOfOtherEnvironment(context.key().keyId(), listener)));
    }

    static Optional<Rejection> notFromTheFuture(RuleContext context) {
        Age age = context.providerToken().age().orElseThrow();
        KnownReason reason = context.options().providerTokens().futureIssuedAtReason();
        if (age.isInMilliseconds()) {
            return Optional.of(Rejection.of(reason, new IssuedAtInMilliseconds(age.issuedAt())));
        }
        Duration future = age.ahead(context.now());
        Duration tolerance = context.options().providerTokens().futureIssuedAtTolerance();
        Duration takenBack = context.world().clockTakenBack();
        return future.compareTo(tolerance.plus(takenBack)) <= 0
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        reason, new IssuedInFuture(issued(age), future, tolerance, context.ahead(), takenBack)));
    }

    static Optional<Rejection> fresh(RuleContext context) {
        Age age = context.providerToken().age().orElseThrow();
        return age.isExpired(context.now())
                ? Optional.of(Rejection.of(
                        EXPIRED_PROVIDER_TOKEN,
                        new ProviderTokenExpired(
                                issued(age), age.at(context.now()), Limits.PROVIDER_TOKEN_LIFETIME, context.ahead())))
                : Optional.empty();
    }

    private static Optional<Rejection> missing(Authorization authorization) {
        return Optional.of(Rejection.of(MISSING_PROVIDER_TOKEN, new NoProviderToken(authorization)));
    }

    private static Instant issued(Age age) {
        return Instant.ofEpochSecond(age.issuedAt());
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_PROVIDER_TOKEN;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Limits;
import dev.mockapns.server.cause.Cause;
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
import org.jspecify.annotations.Nullable;

/** Rules about the provider token. */
final class ProviderTokenRules {

    private ProviderTokenRules() {}

    static @Nullable Rejection present(RuleContext context) {
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
        return header.token().isEmpty() ? missing(Authorization.SCHEME_WITHOUT_TOKEN) : null;
    }

    static @Nullable Rejection genuine(RuleContext context) {
        AuthorizationHeader header = context.authorization();
        if (!header.isCanonical() && context.options().providerTokens().nonstandard() == NonstandardTokens.REFUSE) {
            return Rejection.of(INVALID_PROVIDER_TOKEN, new NonstandardScheme(header.scheme()));
        }
        Optional<Cause> fault = context.providerToken().fault();
        return fault.isEmpty() ? null : Rejection.of(INVALID_PROVIDER_TOKEN, fault.get());
    }

    static @Nullable Rejection environment(RuleContext context) {
        Environment listener = context.request().environment();
        return context.key().environments().contains(listener)
                ? null
                : Rejection.of(
                        BAD_ENVIRONMENT_KEY_IN_TOKEN,
                        new KeyOfOtherEnvironment(context.key().keyId(), listener));
    }

    static @Nullable Rejection notFromTheFuture(RuleContext context) {
        Age age = context.providerToken().age().orElseThrow();
        if (!age.isInMilliseconds() && age.issuedAt() <= context.now().getEpochSecond()) {
            return null;
        }
        KnownReason reason = context.options().providerTokens().futureIssuedAtReason();
        if (age.isInMilliseconds()) {
            return Rejection.of(reason, new IssuedAtInMilliseconds(age.issuedAt()));
        }
        Duration future = age.ahead(context.now());
        Duration tolerance = context.options().providerTokens().futureIssuedAtTolerance();
        Duration takenBack = context.world().clockTakenBack();
        return future.compareTo(tolerance.plus(takenBack)) <= 0
                ? null
                : Rejection.of(reason, new IssuedInFuture(issued(age), future, tolerance, context.ahead(), takenBack));
    }

    static @Nullable Rejection fresh(RuleContext context) {
        Age age = context.providerToken().age().orElseThrow();
        return age.isExpired(context.now())
                ? Rejection.of(
                        EXPIRED_PROVIDER_TOKEN,
                        new ProviderTokenExpired(
                                issued(age), age.at(context.now()), Limits.PROVIDER_TOKEN_LIFETIME, context.ahead()))
                : null;
    }

    private static Rejection missing(Authorization authorization) {
        return Rejection.of(MISSING_PROVIDER_TOKEN, new NoProviderToken(authorization));
    }

    private static Instant issued(Age age) {
        return Instant.ofEpochSecond(age.issuedAt());
    }
}

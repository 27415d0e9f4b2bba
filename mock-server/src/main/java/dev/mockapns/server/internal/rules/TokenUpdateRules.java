/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES;

import dev.mockapns.protocol.Limits;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.ProviderTokenUpdateCause.ProviderTokenChangedEarly;
import dev.mockapns.server.cause.ProviderTokenUpdateCause.StillRefused;
import dev.mockapns.server.internal.connection.TokenUse;
import dev.mockapns.server.options.ProviderTokenScope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule about how fast the provider token of a connection may change. Source: Apple, <em>Handling notification
 * responses from APNs</em> and <em>Establishing a token-based connection to APNs</em>.
 */
final class TokenUpdateRules {

    private TokenUpdateRules() {}

    static @Nullable Rejection kept(RuleContext context) {
        Instant now = context.now();
        for (TokenUse use : context.connection().tokenUses().values()) {
            if (use.isRefusing(now)) {
                return rejection(stillRefused(use, context));
            }
        }
        TokenUse use = context.tokenUse();
        return use.isRefusing(now) ? rejection(changedEarly(use, context)) : null;
    }

    private static Rejection rejection(Cause cause) {
        return Rejection.of(TOO_MANY_PROVIDER_TOKEN_UPDATES, cause);
    }

    private static Cause changedEarly(TokenUse use, RuleContext context) {
        return new ProviderTokenChangedEarly(
                address(context),
                use.heldFor(context.now()),
                Limits.PROVIDER_TOKEN_MIN_AGE,
                use.earlyChanges(),
                use.mayChangeAt(),
                context.ahead());
    }

    private static Cause stillRefused(TokenUse use, RuleContext context) {
        Instant refusedAt = use.refusedAt().orElseThrow();
        return new StillRefused(
                address(context), refusedAt, use.heldFor(refusedAt), use.mayChangeAt(), context.ahead());
    }

    private static Optional<String> address(RuleContext context) {
        return context.options().providerTokens().scope() == ProviderTokenScope.ADDRESS
                ? Optional.of(context.request().connection().remoteIp())
                : Optional.empty();
    }
}

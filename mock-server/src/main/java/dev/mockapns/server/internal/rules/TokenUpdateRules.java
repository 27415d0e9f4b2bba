/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES;

import dev.mockapns.protocol.Limits;
import dev.mockapns.server.internal.core.TokenUse;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.options.ProviderTokenScope;
import java.time.Instant;
import java.util.Optional;

/**
 * The rule about how fast the provider token of a connection may change. Source: Apple, <em>Handling notification
 * responses from APNs</em> and <em>Establishing a token-based connection to APNs</em>.
 */
final class TokenUpdateRules {

    private static final String ADVICE =
            "make one provider token every 20 to 60 minutes and let all requests share it, whatever their topic; until then ";

    private TokenUpdateRules() {}

    static Optional<Rejection> kept(RuleContext context) {
        Instant now = context.now();
        Optional<TokenUse> refused = context.connection().tokenUses().values().stream()
                .filter(use -> use.isRefusing(now))
                .findFirst();
        if (refused.isPresent()) {
            return violation(stillUnusable(refused.get(), context), refused.get(), context);
        }
        TokenUse use = context.tokenUse();
        return use.isRefusing(now) ? violation(tooEarly(use, context), use, context) : Optional.empty();
    }

    private static Optional<Rejection> violation(String because, TokenUse use, RuleContext context) {
        return Optional.of(Rejection.of(
                TOO_MANY_PROVIDER_TOKEN_UPDATES,
                because + "; " + who(context) + " is unusable until " + Quantities.when(use.mayChangeAt())
                        + Quantities.ahead(context.ahead()),
                ADVICE + (isForAddress(context) ? "wait" : "use another connection")));
    }

    private static String who(RuleContext context) {
        return isForAddress(context)
                ? "the address " + context.request().connection().remoteIp()
                : "this connection";
    }

    private static boolean isForAddress(RuleContext context) {
        return context.options().providerTokens().scope() == ProviderTokenScope.ADDRESS;
    }

    private static String tooEarly(TokenUse use, RuleContext context) {
        return who(context) + " has used its provider token for " + Quantities.span(use.heldFor(context.now()))
                + ", and this request brings another; APNs wants one kept for "
                + Quantities.span(Limits.PROVIDER_TOKEN_MIN_AGE) + ", and " + slipped(use.earlyChanges());
    }

    private static String slipped(int changes) {
        return switch (changes) {
            case 0 -> "this fake was told to let no early change through";
            case 1 -> "the change before was early too";
            default -> "the " + changes + " changes before were early too";
        };
    }

    private static String stillUnusable(TokenUse use, RuleContext context) {
        Instant refusedAt = use.refusedAt().orElseThrow();
        return "on " + Quantities.when(refusedAt) + " a request brought another provider token, "
                + Quantities.span(use.heldFor(refusedAt)) + " after the last change on " + who(context);
    }
}

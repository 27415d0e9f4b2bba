/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES;

import dev.mockapns.protocol.Limits;
import dev.mockapns.server.behaviour.ProviderTokenScope;
import dev.mockapns.server.internal.core.TokenUse;
import dev.mockapns.server.internal.wording.Wording;
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

    static Optional<Violation> kept(Judging judging) {
        Instant now = judging.now();
        Optional<TokenUse> refused = judging.connection().tokenUses().values().stream()
                .filter(use -> use.isRefusing(now))
                .findFirst();
        if (refused.isPresent()) {
            return violation(stillUnusable(refused.get(), judging), refused.get(), judging);
        }
        TokenUse use = judging.tokenUse();
        return use.isRefusing(now) ? violation(tooEarly(use, judging), use, judging) : Optional.empty();
    }

    private static Optional<Violation> violation(String because, TokenUse use, Judging judging) {
        return Optional.of(Violation.of(
                TOO_MANY_PROVIDER_TOKEN_UPDATES,
                because + "; " + who(judging) + " is unusable until " + Wording.when(use.mayChangeAt())
                        + Wording.ahead(judging.ahead()),
                ADVICE + (isForAddress(judging) ? "wait" : "use another connection")));
    }

    private static String who(Judging judging) {
        return isForAddress(judging)
                ? "the address " + judging.request().connection().remoteIp()
                : "this connection";
    }

    private static boolean isForAddress(Judging judging) {
        return judging.behaviour().providerTokenScope() == ProviderTokenScope.ADDRESS;
    }

    private static String tooEarly(TokenUse use, Judging judging) {
        return who(judging) + " has used its provider token for " + Wording.span(use.heldFor(judging.now()))
                + ", and this request brings another; APNs wants one kept for "
                + Wording.span(Limits.PROVIDER_TOKEN_MIN_AGE) + ", and " + slipped(use.earlyChanges());
    }

    private static String slipped(int changes) {
        return switch (changes) {
            case 0 -> "this fake was told to let no early change through";
            case 1 -> "the change before was early too";
            default -> "the " + changes + " changes before were early too";
        };
    }

    private static String stillUnusable(TokenUse use, Judging judging) {
        Instant refusedAt = use.refusedAt().orElseThrow();
        return "on " + Wording.when(refusedAt) + " a request brought another provider token, "
                + Wording.span(use.heldFor(refusedAt)) + " after the last change on " + who(judging);
    }
}

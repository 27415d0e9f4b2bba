/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.ProviderTokenUpdateCause;
import dev.mockapns.server.cause.ProviderTokenUpdateCause.ProviderTokenChangedEarly;
import dev.mockapns.server.cause.ProviderTokenUpdateCause.StillRefused;
import java.util.List;

/** The sentences for {@link ProviderTokenUpdateCause}. */
final class ProviderTokenUpdateTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    ProviderTokenChangedEarly.class,
                    cause -> "this request changed the provider token of " + where(cause) + " after "
                            + Quantities.span(cause.keptFor()) + ", and " + before(cause.earlyChangesBefore())
                            + "; APNs wants a token kept for at least " + Quantities.span(cause.minimum())
                            + refused(cause),
                    ProviderTokenUpdateTexts::advice),
            Text.of(
                    StillRefused.class,
                    cause -> "on " + Quantities.when(cause.refusedAt())
                            + " a request changed the provider token of " + where(cause) + " too early, "
                            + Quantities.span(cause.keptFor()) + " after the previous change"
                            + refused(cause),
                    ProviderTokenUpdateTexts::advice));

    private ProviderTokenUpdateTexts() {}

    private static String where(ProviderTokenUpdateCause cause) {
        return cause.address().map(ip -> "all connections from " + ip).orElse("this connection");
    }

    private static String before(int earlyChanges) {
        return switch (earlyChanges) {
            case 0 -> "this fake is set to allow no early change";
            case 1 -> "the previous change was early too";
            default -> "the previous " + earlyChanges + " changes were early too";
        };
    }

    private static String refused(ProviderTokenUpdateCause cause) {
        return "; requests on " + where(cause) + " are answered with 429 until " + Quantities.when(cause.refusedUntil())
                + Quantities.ahead(cause.clockAhead());
    }

    private static String advice(ProviderTokenUpdateCause cause) {
        String until = Quantities.when(cause.refusedUntil());
        return "make one provider token every 20 to 60 minutes and let all requests signed with the same"
                + " key share it, whatever their topic; "
                + (cause.address().isPresent()
                        ? "another connection from this address does not help: wait until " + until
                        : "if several keys take turns on a connection, give each key a connection of its own; pushes that"
                                + " cannot wait until "
                                + until + " need another connection, and one token that stays the same");
    }
}

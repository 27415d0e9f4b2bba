/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.ProviderTokenUpdateCause;
import dev.mockapns.server.cause.ProviderTokenUpdateCause.ProviderTokenChangedEarly;
import dev.mockapns.server.cause.ProviderTokenUpdateCause.StillRefused;
import java.util.List;

/** What is said of provider tokens that change too often. */
final class ProviderTokenUpdateTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    ProviderTokenChangedEarly.class,
                    cause -> user(cause) + " has used its provider token for " + Quantities.span(cause.keptFor())
                            + ", and this request has another; APNs wants one kept for "
                            + Quantities.span(cause.minimum()) + ", and "
                            + before(cause.earlyChangesBefore()) + unusable(cause),
                    ProviderTokenUpdateTexts::advice),
            Text.of(
                    StillRefused.class,
                    cause -> "on " + Quantities.when(cause.refusedAt()) + " a request had another provider token, "
                            + Quantities.span(cause.keptFor()) + " after the last change on " + user(cause)
                            + unusable(cause),
                    ProviderTokenUpdateTexts::advice));

    private ProviderTokenUpdateTexts() {}

    private static String user(ProviderTokenUpdateCause cause) {
        return cause.address().map(ip -> "the address " + ip).orElse("this connection");
    }

    private static String before(int earlyChanges) {
        return switch (earlyChanges) {
            case 0 -> "this fake is set to allow no early change";
            case 1 -> "the change before was early too";
            default -> "the " + earlyChanges + " changes before were early too";
        };
    }

    private static String unusable(ProviderTokenUpdateCause cause) {
        return "; " + user(cause) + " is unusable until " + Quantities.when(cause.refusedUntil())
                + Quantities.ahead(cause.clockAhead());
    }

    private static String advice(ProviderTokenUpdateCause cause) {
        return "make one provider token every 20 to 60 minutes and let all requests share it, whatever their topic;"
                + " until then "
                + (cause.address().isPresent() ? "wait" : "use another connection");
    }
}

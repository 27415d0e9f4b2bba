/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.RateCause;
import dev.mockapns.server.cause.RateCause.TooManyBroadcasts;
import dev.mockapns.server.cause.RateCause.TooManyPushes;
import java.time.Duration;
import java.util.List;

/** The sentences for {@link RateCause}. */
final class RateTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    TooManyPushes.class,
                    cause -> "the token " + cause.token().shortened()
                            + cause.issued()
                                    .map(issued -> " (" + DeviceTokenTexts.whose(issued) + ")")
                                    .orElse("")
                            + " got " + Quantities.count(cause.taken(), "push", "pushes")
                            + allowed(cause.period(), cause.limit(), cause.clockAhead()),
                    cause -> "send less often to one device, and send this push again later"),
            Text.of(
                    TooManyBroadcasts.class,
                    cause -> "the channel " + cause.channelId() + " got "
                            + Quantities.count(cause.taken(), "broadcast")
                            + allowed(cause.period(), cause.limit(), cause.clockAhead()),
                    cause -> "broadcast less often, and send this one again later if it still matters"));

    private RateTexts() {}

    private static String allowed(Duration period, int limit, Duration ahead) {
        return " within " + Quantities.span(period) + ", and this fake is set to allow " + limit
                + Quantities.ahead(ahead);
    }
}

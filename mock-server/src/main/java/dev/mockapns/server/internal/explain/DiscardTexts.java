/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.DiscardCause.BackgroundAtFullPriority;
import dev.mockapns.server.cause.DiscardCause.ForceQuit;
import dev.mockapns.server.cause.DiscardCause.NoJsonObject;
import dev.mockapns.server.cause.DiscardCause.NotStored;
import dev.mockapns.server.cause.DiscardCause.NotificationsOff;
import java.time.Instant;
import java.util.List;

/** What is said of an accepted push that will never be seen. */
final class DiscardTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    NotStored.class,
                    cause -> DeliveryTexts.away(cause.device()) + ", and " + DeliveryTexts.expired(cause.expiration())),
            Text.of(
                    NotificationsOff.class,
                    cause -> "the person switched notifications of " + cause.topic() + " off on " + cause.device()
                            + cause.since().map(DiscardTexts::on).orElse("")),
            Text.of(
                    ForceQuit.class,
                    cause -> "the person force-quit " + cause.topic() + " on " + cause.device()
                            + cause.since().map(DiscardTexts::on).orElse("")
                            + ", and a background push does not start it; it has to be launched first"),
            Text.inDialect(
                    BackgroundAtFullPriority.class,
                    cause -> BackgroundPriorities.urgent(cause.named())
                            + ", and this fake is set to deliver no such push",
                    (cause, dialect) -> "send apns-priority: 5 with background pushes"
                            + (dialect == Dialect.JAVA
                                    ? "; BackgroundPriority.DISCARD makes this fake discard others"
                                    : "")),
            Text.of(
                    NoJsonObject.class,
                    cause -> (cause.json() ? "the body is JSON but not an object" : "the body is not JSON")
                            + "; APNs accepts it all the same, and no device shows it"));

    private DiscardTexts() {}

    private static String on(Instant since) {
        return " on " + Quantities.when(since);
    }
}

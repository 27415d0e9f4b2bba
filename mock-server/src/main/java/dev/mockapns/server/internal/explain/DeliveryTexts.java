/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.DeliveryCause.Delivered;
import dev.mockapns.server.cause.DeliveryCause.HeldBack;
import dev.mockapns.server.cause.DeliveryCause.NoDevice;
import dev.mockapns.server.cause.DeliveryCause.ReplacedByCollapseId;
import dev.mockapns.server.cause.DeliveryCause.Stored;
import dev.mockapns.server.cause.DeliveryCause.StoredInsteadOfOldest;
import dev.mockapns.server.cause.DeviceAway;
import dev.mockapns.server.cause.Dialect;
import java.time.Instant;
import java.util.List;

/** What is said of a push that reached its device, waits for it, or has none. */
final class DeliveryTexts {

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    NoDevice.class,
                    cause -> "no device of this fake has the token "
                            + cause.token().shortened() + "; unknown tokens are accepted",
                    (cause, dialect) -> switch (dialect) {
                        case JAVA ->
                            "push to the token of a device (apns.device().install(…).token()), or reject unknown tokens:"
                                    + " UnknownTokens.REJECT";
                        case COMMAND_LINE ->
                            "push to a token that mockapns serve printed, name this one with --device, or reject unknown"
                                    + " tokens: --strict";
                        case HTTP -> "push to a token that a device of this fake has";
                    }),
            Text.of(
                    Delivered.class,
                    cause -> reached(cause.device(), cause.topic()) + droppedFromInbox(cause.dropped())),
            Text.of(
                    ReplacedByCollapseId.class,
                    cause -> reached(cause.device(), cause.topic()) + droppedFromInbox(cause.dropped())
                            + " and replaced the one with the same collapse id, "
                            + cause.collapseId()),
            Text.of(Stored.class, cause -> waiting(cause.device(), cause.until())),
            Text.inDialect(
                    StoredInsteadOfOldest.class,
                    cause -> waiting(cause.device(), cause.until()) + "; "
                            + (cause.limit() == 1
                                    ? "the one that waited there is lost: APNs keeps one"
                                    : "the oldest of those that waited there is lost: this fake keeps " + cause.limit())
                            + " for each device and topic",
                    (cause, dialect) ->
                            cause.limit() > 1 && dialect == Dialect.JAVA ? "StoredPushes.SEVERAL sets this limit" : ""),
            Text.of(
                    HeldBack.class,
                    cause -> reached(cause.device(), cause.topic()) + ", which holds it back"
                            + cause.until()
                                    .map(until -> " until " + Quantities.when(until))
                                    .orElse("")
                            + ": this fake is set to allow an app "
                            + Quantities.count(cause.limit(), "background push", "background pushes") + " within "
                            + Quantities.span(cause.period())
                            + (cause.insteadOfOlder()
                                    ? "; the one that it held before is lost: a device holds the newest only"
                                    : "")));

    private DeliveryTexts() {}

    static String reached(String device, Topic topic) {
        return "it reached " + device + " (" + topic + ")";
    }

    static String droppedFromInbox(long dropped) {
        return dropped == 0
                ? ""
                : ", whose inbox is full: " + Quantities.count(dropped, "push", "pushes") + " that came before "
                        + (dropped == 1 ? "is" : "are") + " dropped from it (docs/limits.md)";
    }

    /** Returns why a device does not take a push now: {@code Alice's iPhone has been offline since 2026-01-02T03:04:05Z}. */
    static String away(DeviceAway away) {
        if (away.offlineSince().isEmpty() && away.savingPowerSince().isPresent()) {
            return away.device() + " has been saving power since "
                    + Quantities.when(away.savingPowerSince().get()) + ", so priority "
                    + away.priority().wireText() + " waits until it wakes up";
        }
        return away.offlineSince()
                .map(since -> away.device() + " has been offline since " + Quantities.when(since))
                .orElse(away.device() + " was offline");
    }

    /** Returns why a push may not wait. */
    static String expired(Instant expiration) {
        return expiration.equals(Instant.EPOCH)
                ? "apns-expiration is 0: one attempt, never stored"
                : "apns-expiration is past: " + Quantities.when(expiration);
    }

    private static String waiting(DeviceAway away, Instant until) {
        return away(away) + "; the push waits for it until " + Quantities.when(until);
    }
}

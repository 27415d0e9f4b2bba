/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.DeliveryCause;
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

/** The sentences for {@link DeliveryCause}. */
final class DeliveryTexts {

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    NoDevice.class,
                    cause -> "no device of this fake has the token "
                            + cause.token().shortened() + "; unknown tokens are accepted",
                    (cause, dialect) -> switch (dialect) {
                        case JAVA ->
                            "push to the token of a device (apns.device().install(…).token()), or reject unknown tokens:"
                                    + " apns.options(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT)))";
                        case COMMAND_LINE ->
                            "push to a token of a phone (devices of connection.json; --device <topic> adds one), give a phone this token (start"
                                    + " mockapns serve with " + DeviceTokenTexts.DEVICE_OPTION
                                    + "), or reject unknown tokens (--strict)";
                        case HTTP -> "push to a token that a device of this fake has";
                    }),
            Text.of(
                    Delivered.class,
                    cause -> reached(cause.device(), cause.topic()) + droppedFromInbox(cause.dropped())),
            Text.of(
                    ReplacedByCollapseId.class,
                    cause -> reached(cause.device(), cause.topic()) + droppedFromInbox(cause.dropped())
                            + " and replaced the notification with the same collapse id, "
                            + cause.collapseId()),
            Text.of(Stored.class, cause -> waiting(cause.device(), cause.until())),
            Text.inDialect(
                    StoredInsteadOfOldest.class,
                    cause -> waiting(cause.device(), cause.until()) + "; "
                            + (cause.limit() == 1
                                    ? "the push that waited before is lost: APNs keeps one"
                                    : "the oldest of the pushes that waited is lost: this fake keeps " + cause.limit())
                            + " for each device and topic",
                    (cause, dialect) -> cause.limit() > 1 && dialect == Dialect.JAVA
                            ? "apns.options(o -> o.devices(d -> d.storedPushes(StoredPushes.LATEST))) makes this"
                                    + " fake keep one"
                            : ""),
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
                                    ? "; the push that it held back before is lost: a device holds back the newest only"
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

    /** Returns why a device does not take a push now, to follow its name: {@code has been offline since 2026-01-02T03:04:05Z}. */
    static String isAway(DeviceAway away) {
        if (savesPower(away)) {
            return "has been saving power since "
                    + away.savingPowerSince().map(Quantities::when).orElse("") + " and takes pushes of priority "
                    + away.priority().wireText() + " only when it wakes up";
        }
        return away.offlineSince()
                .map(since -> "has been offline since " + Quantities.when(since))
                .orElse("was offline");
    }

    /** Returns why a device does not take a push now or later, to follow its name. */
    static String cannotWait(DeviceAway away, Instant expiration) {
        return isAway(away)
                + (savesPower(away) ? "; this push does not wait for that, because its " : ", and ")
                + expired(expiration);
    }

    /** Returns why a push may not wait. */
    static String expired(Instant expiration) {
        return expiration.equals(Instant.EPOCH)
                ? "apns-expiration is 0: one attempt, never stored"
                : "apns-expiration is past: " + Quantities.when(expiration);
    }

    private static String waiting(DeviceAway away, Instant until) {
        return away.device() + " " + isAway(away) + "; the push waits for the device until " + Quantities.when(until);
    }

    private static boolean savesPower(DeviceAway away) {
        return away.offlineSince().isEmpty() && away.savingPowerSince().isPresent();
    }
}

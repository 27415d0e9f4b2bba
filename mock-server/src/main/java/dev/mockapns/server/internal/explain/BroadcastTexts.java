/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.BroadcastCause;
import dev.mockapns.server.cause.BroadcastCause.BroadcastExpirationMissing;
import dev.mockapns.server.cause.BroadcastCause.BroadcastNotStorable;
import dev.mockapns.server.cause.BroadcastCause.BroadcastPublished;
import dev.mockapns.server.cause.BroadcastCause.BroadcastTypeMissing;
import dev.mockapns.server.cause.BroadcastCause.BroadcastTypeWrong;
import dev.mockapns.server.cause.BroadcastCause.Recipient;
import dev.mockapns.server.cause.Dialect;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences for {@link BroadcastCause}. */
final class BroadcastTexts {

    private static final int MOST_NAMES = 5;

    private static final String LIVE_ACTIVITY = PushType.LIVE_ACTIVITY.wireText();

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    BroadcastTypeMissing.class,
                    cause -> "the request has no apns-push-type",
                    cause -> "send apns-push-type: " + LIVE_ACTIVITY + ", the only push type of broadcasts"),
            Text.of(
                    BroadcastTypeWrong.class,
                    cause -> "apns-push-type is \"" + cause.pushType()
                            + "\", but broadcasts are for Live Activities only",
                    cause -> "send apns-push-type: " + LIVE_ACTIVITY),
            Text.of(
                    BroadcastExpirationMissing.class,
                    cause -> "the request has no apns-expiration, which a broadcast must have",
                    cause -> cause.channelStores()
                            ? "send the time until which APNs may keep the message, in seconds since 1970 (UTC), at most "
                                    + Quantities.span(Limits.MAX_CHANNEL_STORAGE) + " from now; or 0 to keep nothing"
                            : "send apns-expiration: 0, because the channel stores no message"),
            Text.of(
                    BroadcastNotStorable.class,
                    cause -> "apns-expiration is " + cause.expiration()
                            + ", and the channel stores no message (message-storage-policy 0)",
                    cause -> "send apns-expiration: 0, or broadcast to a channel with message-storage-policy 1"),
            Text.inDialect(
                    BroadcastPublished.class,
                    cause -> whom(cause) + "; " + kept(cause),
                    (cause, dialect) -> cause.reached() + cause.offline() == 0
                            ? "let a device follow the channel"
                                    + (dialect == Dialect.JAVA ? ": device.subscribe(channelId)" : "")
                            : ""));

    private BroadcastTexts() {}

    private static String whom(BroadcastPublished cause) {
        if (cause.reached() + cause.offline() == 0) {
            return "no device of this fake follows the channel";
        }
        return "it reached " + (cause.reached() == 0 ? "no device" : names(cause, true, cause.reached()))
                + (cause.offline() == 0 ? "" : "; offline: " + names(cause, false, cause.offline()));
    }

    private static String names(BroadcastPublished cause, boolean reached, int count) {
        String first = cause.recipients().stream()
                .filter(recipient -> recipient.reached() == reached)
                .limit(MOST_NAMES)
                .map(Recipient::device)
                .collect(Collectors.joining(", "));
        return count <= MOST_NAMES ? first : first + " and " + (count - MOST_NAMES) + " more";
    }

    private static String kept(BroadcastPublished cause) {
        if (cause.stored()) {
            return "APNs keeps the broadcast until " + Quantities.when(cause.until());
        }
        return "APNs does not keep the broadcast, because "
                + (cause.channelStores()
                        ? DeliveryTexts.expired(cause.until())
                        : "the channel stores no message (message-storage-policy 0)");
    }
}

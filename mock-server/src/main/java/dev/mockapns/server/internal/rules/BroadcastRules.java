/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.behaviour.Rate;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.ChannelSettings;
import java.util.Optional;

/** Rules about what is special to a broadcast push. */
final class BroadcastRules {

    private static final String LIVE_ACTIVITY = PushType.LIVE_ACTIVITY.wireText();

    private BroadcastRules() {}

    static Optional<Violation> typePresent(Judging judging) {
        return header(judging, ApnsHeaders.PUSH_TYPE).isEmpty()
                ? Optional.of(Violation.of(
                        MISSING_PUSH_TYPE,
                        "the request has no apns-push-type",
                        "send apns-push-type: " + LIVE_ACTIVITY + ", the only push type of broadcasts"))
                : Optional.empty();
    }

    static Optional<Violation> type(Judging judging) {
        String type = header(judging, ApnsHeaders.PUSH_TYPE);
        return type.equalsIgnoreCase(LIVE_ACTIVITY)
                ? Optional.empty()
                : Optional.of(Violation.of(
                        INVALID_PUSH_TYPE,
                        "apns-push-type is " + Words.quote(type) + ", and only Live Activities are broadcast to",
                        "send apns-push-type: " + LIVE_ACTIVITY));
    }

    static Optional<Violation> expirationPresent(Judging judging) {
        return judging.request().header(ApnsHeaders.EXPIRATION).isPresent()
                ? Optional.empty()
                : Optional.of(Violation.of(
                        BAD_EXPIRATION_DATE,
                        "the request has no apns-expiration, which a broadcast must have",
                        judging.channel().orElseThrow().storesMessage()
                                ? "send the second since 1970 in UTC until which APNs may keep the message, at most "
                                        + Wording.span(Limits.MAX_CHANNEL_STORAGE)
                                        + " from now, or 0 if it is not to be kept"
                                : "send apns-expiration: 0, because the channel stores no message"));
    }

    static Optional<Violation> expirationFits(Judging judging) {
        boolean stores = judging.channel().orElseThrow().storesMessage();
        long seconds = Long.parseLong(header(judging, ApnsHeaders.EXPIRATION));
        return stores || seconds == 0
                ? Optional.empty()
                : Optional.of(Violation.of(
                        BAD_EXPIRATION_DATE,
                        "apns-expiration is " + seconds + ", and the channel stores no message"
                                + " (message-storage-policy 0)",
                        "send apns-expiration: 0, or broadcast to a channel with message-storage-policy 1"));
    }

    static Optional<Violation> size(Judging judging) {
        return PayloadRules.size(
                judging.request().body(), Limits.MAX_BROADCAST_PAYLOAD_BYTES, "broadcast pushes", PayloadRules.SHORTEN);
    }

    static Optional<Violation> json(Judging judging) {
        return ChannelSettings.of(judging.request().body()).isObject()
                ? Optional.empty()
                : Optional.of(Violation.of(
                        BAD_REQUEST_PAYLOAD,
                        "the body is not a JSON object",
                        "send one such as {\"aps\":{\"timestamp\":1767323045,\"event\":\"update\","
                                + "\"content-state\":{}}}"));
    }

    static Optional<Violation> withinRate(Judging judging) {
        Optional<Rate> rate = judging.behaviour().broadcastsPerChannel();
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        String channel = judging.channel().orElseThrow().id();
        int taken = judging.throttle().taken(channel, rate.get(), judging.now());
        return taken < rate.get().pushes()
                ? Optional.empty()
                : Optional.of(Violation.of(
                        TOO_MANY_REQUESTS,
                        "the channel " + channel + " took " + Wording.count(taken, "broadcast") + " within "
                                + Wording.span(rate.get().period()) + ", and this fake was told to allow "
                                + rate.get().pushes() + Wording.ahead(judging.ahead()),
                        "broadcast less often, and send this one again later if it still matters"));
    }

    private static String header(Judging judging, String name) {
        return judging.request().header(name).orElse("");
    }
}

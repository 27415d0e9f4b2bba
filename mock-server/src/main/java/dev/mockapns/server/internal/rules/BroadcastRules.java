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
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.world.ChannelSettings;
import dev.mockapns.server.options.Rate;
import java.util.Optional;

/** Rules about what is special to a broadcast push. */
final class BroadcastRules {

    private static final String LIVE_ACTIVITY = PushType.LIVE_ACTIVITY.wireText();

    private BroadcastRules() {}

    static Optional<Rejection> typePresent(RuleContext context) {
        return header(context, ApnsHeaders.PUSH_TYPE).isEmpty()
                ? Optional.of(Rejection.of(
                        MISSING_PUSH_TYPE,
                        "the request has no apns-push-type",
                        "send apns-push-type: " + LIVE_ACTIVITY + ", the only push type of broadcasts"))
                : Optional.empty();
    }

    static Optional<Rejection> type(RuleContext context) {
        String type = header(context, ApnsHeaders.PUSH_TYPE);
        return type.equalsIgnoreCase(LIVE_ACTIVITY)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        INVALID_PUSH_TYPE,
                        "apns-push-type is " + Phrases.quote(type) + ", and only Live Activities are broadcast to",
                        "send apns-push-type: " + LIVE_ACTIVITY));
    }

    static Optional<Rejection> expirationPresent(RuleContext context) {
        return context.request().header(ApnsHeaders.EXPIRATION).isPresent()
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        BAD_EXPIRATION_DATE,
                        "the request has no apns-expiration, which a broadcast must have",
                        context.channel().orElseThrow().storesMessage()
                                ? "send the second since 1970 in UTC until which APNs may keep the message, at most "
                                        + Quantities.span(Limits.MAX_CHANNEL_STORAGE)
                                        + " from now, or 0 if it is not to be kept"
                                : "send apns-expiration: 0, because the channel stores no message"));
    }

    static Optional<Rejection> expirationFits(RuleContext context) {
        boolean stores = context.channel().orElseThrow().storesMessage();
        long seconds = Long.parseLong(header(context, ApnsHeaders.EXPIRATION));
        return stores || seconds == 0
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        BAD_EXPIRATION_DATE,
                        "apns-expiration is " + seconds + ", and the channel stores no message"
                                + " (message-storage-policy 0)",
                        "send apns-expiration: 0, or broadcast to a channel with message-storage-policy 1"));
    }

    static Optional<Rejection> size(RuleContext context) {
        return PayloadRules.size(
                context.request().body(), Limits.MAX_BROADCAST_PAYLOAD_BYTES, "broadcast pushes", PayloadRules.SHORTEN);
    }

    static Optional<Rejection> json(RuleContext context) {
        return ChannelSettings.of(context.request().body()).isObject()
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        BAD_REQUEST_PAYLOAD,
                        "the body is not a JSON object",
                        "send one such as {\"aps\":{\"timestamp\":1767323045,\"event\":\"update\","
                                + "\"content-state\":{}}}"));
    }

    static Optional<Rejection> withinRate(RuleContext context) {
        Optional<Rate> rate = context.options().broadcast().broadcastsPerChannel();
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        String channel = context.channel().orElseThrow().id();
        int taken = context.throttle().taken(channel, rate.get(), context.now());
        return taken < rate.get().pushes()
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        TOO_MANY_REQUESTS,
                        "the channel " + channel + " took " + Quantities.count(taken, "broadcast") + " within "
                                + Quantities.span(rate.get().period()) + ", and this fake was told to allow "
                                + rate.get().pushes() + Quantities.ahead(context.ahead()),
                        "broadcast less often, and send this one again later if it still matters"));
    }

    private static String header(RuleContext context, String name) {
        return context.request().header(name).orElse("");
    }
}

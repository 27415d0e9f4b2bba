/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.BroadcastCause.BroadcastExpirationMissing;
import dev.mockapns.server.cause.BroadcastCause.BroadcastNotStorable;
import dev.mockapns.server.cause.BroadcastCause.BroadcastTypeMissing;
import dev.mockapns.server.cause.BroadcastCause.BroadcastTypeWrong;
import dev.mockapns.server.cause.PayloadCause.BroadcastNoJsonObject;
import dev.mockapns.server.cause.PayloadCause.BroadcastTooLarge;
import dev.mockapns.server.cause.RateCause.TooManyBroadcasts;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.internal.world.ChannelSettings;
import dev.mockapns.server.options.Rate;
import java.util.Optional;

/** Rules about what is special to a broadcast push. */
final class BroadcastRules {

    private BroadcastRules() {}

    static Optional<Rejection> typePresent(RuleContext context) {
        return header(context, ApnsHeaders.PUSH_TYPE).isEmpty()
                ? Optional.of(Rejection.of(MISSING_PUSH_TYPE, new BroadcastTypeMissing()))
                : Optional.empty();
    }

    static Optional<Rejection> type(RuleContext context) {
        String type = header(context, ApnsHeaders.PUSH_TYPE);
        return type.equalsIgnoreCase(PushType.LIVE_ACTIVITY.wireText())
                ? Optional.empty()
                : Optional.of(Rejection.of(INVALID_PUSH_TYPE, new BroadcastTypeWrong(type)));
    }

    static Optional<Rejection> expirationPresent(RuleContext context) {
        if (context.request().header(ApnsHeaders.EXPIRATION).isPresent()) {
            return Optional.empty();
        }
        boolean stores = context.channel().orElseThrow().storesMessage();
        return Optional.of(Rejection.of(BAD_EXPIRATION_DATE, new BroadcastExpirationMissing(stores)));
    }

    static Optional<Rejection> expirationFits(RuleContext context) {
        boolean stores = context.channel().orElseThrow().storesMessage();
        long seconds = Long.parseLong(header(context, ApnsHeaders.EXPIRATION));
        return stores || seconds == 0
                ? Optional.empty()
                : Optional.of(Rejection.of(BAD_EXPIRATION_DATE, new BroadcastNotStorable(seconds)));
    }

    static Optional<Rejection> size(RuleContext context) {
        Body body = context.request().body();
        int limit = Limits.MAX_BROADCAST_PAYLOAD_BYTES;
        return body.length() <= limit
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        PAYLOAD_TOO_LARGE, new BroadcastTooLarge(body.length(), body.isComplete(), limit)));
    }

    static Optional<Rejection> json(RuleContext context) {
        return ChannelSettings.of(context.request().body()).isObject()
                ? Optional.empty()
                : Optional.of(Rejection.of(BAD_REQUEST_PAYLOAD, new BroadcastNoJsonObject()));
    }

    static Optional<Rejection> withinRate(RuleContext context) {
        Optional<Rate> rate = context.options().broadcast().broadcastsPerChannel();
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        String channel = context.channel().orElseThrow().id();
        int taken = context.pushCounts().taken(channel, rate.get(), context.now());
        return taken < rate.get().pushes()
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        TOO_MANY_REQUESTS,
                        new TooManyBroadcasts(
                                channel, taken, rate.get().pushes(), rate.get().period(), context.ahead())));
    }

    private static String header(RuleContext context, String name) {
        return context.request().header(name).orElse("");
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static java.util.Objects.requireNonNull;

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
import org.jspecify.annotations.Nullable;

/** Rules about what is special to a broadcast push. */
final class BroadcastRules {

    private BroadcastRules() {}

    static @Nullable Rejection typePresent(RuleContext context) {
        return context.headers().pushType().text().isEmpty()
                ? Rejection.of(MISSING_PUSH_TYPE, new BroadcastTypeMissing())
                : null;
    }

    static @Nullable Rejection type(RuleContext context) {
        String type = context.headers().pushType().text();
        return type.equalsIgnoreCase(PushType.LIVE_ACTIVITY.wireText())
                ? null
                : Rejection.of(INVALID_PUSH_TYPE, new BroadcastTypeWrong(type));
    }

    static @Nullable Rejection expirationPresent(RuleContext context) {
        if (context.headers().expiration().isPresent()) {
            return null;
        }
        boolean stores = context.channel().orElseThrow().storesMessage();
        return Rejection.of(BAD_EXPIRATION_DATE, new BroadcastExpirationMissing(stores));
    }

    static @Nullable Rejection expirationFits(RuleContext context) {
        boolean stores = context.channel().orElseThrow().storesMessage();
        long seconds = requireNonNull(context.headers().expiration().value(), "expiration");
        return stores || seconds == 0 ? null : Rejection.of(BAD_EXPIRATION_DATE, new BroadcastNotStorable(seconds));
    }

    static @Nullable Rejection size(RuleContext context) {
        Body body = context.request().body();
        int limit = Limits.MAX_BROADCAST_PAYLOAD_BYTES;
        return body.length() <= limit
                ? null
                : Rejection.of(PAYLOAD_TOO_LARGE, new BroadcastTooLarge(body.length(), body.isComplete(), limit));
    }

    static @Nullable Rejection json(RuleContext context) {
        return ChannelSettings.of(context.request().body()).isObject()
                ? null
                : Rejection.of(BAD_REQUEST_PAYLOAD, new BroadcastNoJsonObject());
    }

    static @Nullable Rejection withinRate(RuleContext context) {
        Optional<Rate> rate = context.options().broadcast().broadcastsPerChannel();
        if (rate.isEmpty()) {
            return null;
        }
        String channel = context.channel().orElseThrow().id();
        int taken = context.pushCounts().taken(channel, rate.get(), context.now());
        return taken < rate.get().pushes()
                ? null
                : Rejection.of(
                        TOO_MANY_REQUESTS,
                        new TooManyBroadcasts(
                                channel, taken, rate.get().pushes(), rate.get().period(), context.ahead()));
    }
}

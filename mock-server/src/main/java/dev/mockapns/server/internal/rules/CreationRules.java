/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PARAMS;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.CANNOT_CREATE_CHANNEL_CONFIG;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_QUEUE_SIZE;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.world.ChannelSettings;
import dev.mockapns.server.internal.world.Channels;
import java.util.Optional;
import java.util.Set;

/** Rules about the settings of a channel that is to be created. */
final class CreationRules {

    private static final String POLICY = ChannelSettings.STORAGE_POLICY;
    private static final String PUSH_TYPE = ChannelSettings.PUSH_TYPE;
    private static final String EXAMPLE = "{\"message-storage-policy\":1,\"push-type\":\"LiveActivity\"}";

    private CreationRules() {}

    static Optional<Rejection> present(RuleContext context) {
        return context.request().body().length() > 0
                ? Optional.empty()
                : broken(PAYLOAD_EMPTY, "the request has no body", "send " + EXAMPLE);
    }

    static Optional<Rejection> size(RuleContext context) {
        return PayloadRules.size(
                context.request().body(),
                Limits.MAX_BROADCAST_PAYLOAD_BYTES,
                "the settings of a channel",
                "send no more than " + EXAMPLE);
    }

    static Optional<Rejection> json(RuleContext context) {
        return settings(context).isObject()
                ? Optional.empty()
                : broken(BAD_REQUEST_PAYLOAD, "the body is not a JSON object", "send " + EXAMPLE);
    }

    static Optional<Rejection> attributes(RuleContext context) {
        for (String name : settings(context).attributes()) {
            if (!Set.of(POLICY, PUSH_TYPE).contains(name)) {
                return broken(
                        BAD_REQUEST_PARAMS,
                        "the body has the attribute " + Phrases.quote(name) + ", which APNs does not know",
                        "send " + POLICY + " and " + PUSH_TYPE + " only: " + EXAMPLE);
            }
        }
        return Optional.empty();
    }

    static Optional<Rejection> storagePolicy(RuleContext context) {
        String policy = settings(context).storagePolicy();
        boolean usable = policy.equals("0") || policy.equals("1");
        return usable
                ? Optional.empty()
                : broken(
                        MISSING_CHANNEL_QUEUE_SIZE,
                        POLICY + (policy.isEmpty() ? " is absent" : " is " + Phrases.cut(policy)),
                        "send 0 (no message stored) or 1 (most recent message stored), a number: " + EXAMPLE);
    }

    static Optional<Rejection> typePresent(RuleContext context) {
        return settings(context).pushType().isEmpty()
                ? broken(MISSING_PUSH_TYPE, "the body has no " + PUSH_TYPE, "send " + EXAMPLE)
                : Optional.empty();
    }

    static Optional<Rejection> type(RuleContext context) {
        String type = settings(context).pushType();
        return type.equalsIgnoreCase("\"" + PushType.LIVE_ACTIVITY.wireText() + "\"")
                ? Optional.empty()
                : broken(
                        INVALID_PUSH_TYPE,
                        PUSH_TYPE + " is " + Phrases.cut(type) + "; channels are for Live Activities only",
                        "send " + EXAMPLE);
    }

    static Optional<Rejection> withinLimit(RuleContext context) {
        if (context.world().channelCount() >= Channels.MAX_CHANNELS) {
            return broken(
                    CANNOT_CREATE_CHANNEL_CONFIG,
                    "all apps of this fake have " + Channels.MAX_CHANNELS
                            + " channels together, which is all it keeps (docs/limits.md)",
                    "delete channels that are not needed, or call reset()");
        }
        int limit = context.options().broadcast().maxChannels();
        int count =
                context.world().channelCount(context.app(), context.request().environment());
        return count < limit
                ? Optional.empty()
                : broken(
                        CANNOT_CREATE_CHANNEL_CONFIG,
                        "the app " + context.app() + " has " + Quantities.count(count, "channel") + " in "
                                + context.request().environment() + ", and may have " + limit,
                        "delete channels that are not needed: DELETE " + ApnsPaths.CHANNEL_MANAGEMENT + context.app()
                                + ApnsPaths.CHANNELS + " with the header apns-channel-id; GET "
                                + ApnsPaths.CHANNEL_MANAGEMENT + context.app() + ApnsPaths.ALL_CHANNELS
                                + " lists their ids");
    }

    private static ChannelSettings settings(RuleContext context) {
        return ChannelSettings.of(context.request().body());
    }

    private static Optional<Rejection> broken(KnownReason reason, String because, String advice) {
        return Optional.of(Rejection.of(reason, because, advice));
    }
}

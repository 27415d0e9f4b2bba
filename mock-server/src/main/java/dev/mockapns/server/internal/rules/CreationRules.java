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
import dev.mockapns.server.internal.wording.Wording;
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

    static Optional<Violation> present(Judging judging) {
        return judging.request().body().length() > 0
                ? Optional.empty()
                : broken(PAYLOAD_EMPTY, "the request has no body", "send " + EXAMPLE);
    }

    static Optional<Violation> size(Judging judging) {
        return PayloadRules.size(
                judging.request().body(),
                Limits.MAX_BROADCAST_PAYLOAD_BYTES,
                "the settings of a channel",
                "send no more than " + EXAMPLE);
    }

    static Optional<Violation> json(Judging judging) {
        return settings(judging).isObject()
                ? Optional.empty()
                : broken(BAD_REQUEST_PAYLOAD, "the body is not a JSON object", "send " + EXAMPLE);
    }

    static Optional<Violation> attributes(Judging judging) {
        for (String name : settings(judging).attributes()) {
            if (!Set.of(POLICY, PUSH_TYPE).contains(name)) {
                return broken(
                        BAD_REQUEST_PARAMS,
                        "the body has the attribute " + Words.quote(name) + ", which APNs does not know",
                        "send " + POLICY + " and " + PUSH_TYPE + " only: " + EXAMPLE);
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> storagePolicy(Judging judging) {
        String policy = settings(judging).storagePolicy();
        boolean usable = policy.equals("0") || policy.equals("1");
        return usable
                ? Optional.empty()
                : broken(
                        MISSING_CHANNEL_QUEUE_SIZE,
                        POLICY + (policy.isEmpty() ? " is absent" : " is " + Words.cut(policy)),
                        "send 0 (no message stored) or 1 (most recent message stored), a number: " + EXAMPLE);
    }

    static Optional<Violation> typePresent(Judging judging) {
        return settings(judging).pushType().isEmpty()
                ? broken(MISSING_PUSH_TYPE, "the body has no " + PUSH_TYPE, "send " + EXAMPLE)
                : Optional.empty();
    }

    static Optional<Violation> type(Judging judging) {
        String type = settings(judging).pushType();
        return type.equalsIgnoreCase("\"" + PushType.LIVE_ACTIVITY.wireText() + "\"")
                ? Optional.empty()
                : broken(
                        INVALID_PUSH_TYPE,
                        PUSH_TYPE + " is " + Words.cut(type) + "; channels are for Live Activities only",
                        "send " + EXAMPLE);
    }

    static Optional<Violation> withinLimit(Judging judging) {
        if (judging.world().channelCount() >= Channels.MAX_CHANNELS) {
            return broken(
                    CANNOT_CREATE_CHANNEL_CONFIG,
                    "all apps of this fake have " + Channels.MAX_CHANNELS
                            + " channels together, which is all it keeps (docs/limits.md)",
                    "delete channels that are not needed, or call reset()");
        }
        int limit = judging.behaviour().maxChannels();
        int count =
                judging.world().channelCount(judging.app(), judging.request().environment());
        return count < limit
                ? Optional.empty()
                : broken(
                        CANNOT_CREATE_CHANNEL_CONFIG,
                        "the app " + judging.app() + " has " + Wording.count(count, "channel") + " in "
                                + judging.request().environment() + ", and may have " + limit,
                        "delete channels that are not needed: DELETE " + ApnsPaths.CHANNEL_MANAGEMENT + judging.app()
                                + ApnsPaths.CHANNELS + " with the header apns-channel-id; GET "
                                + ApnsPaths.CHANNEL_MANAGEMENT + judging.app() + ApnsPaths.ALL_CHANNELS
                                + " lists their ids");
    }

    private static ChannelSettings settings(Judging judging) {
        return ChannelSettings.of(judging.request().body());
    }

    private static Optional<Violation> broken(KnownReason reason, String because, String advice) {
        return Optional.of(Violation.of(reason, because, advice));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PARAMS;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.CANNOT_CREATE_CHANNEL_CONFIG;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_QUEUE_SIZE;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.ChannelSettingsCause;
import dev.mockapns.server.cause.ChannelSettingsCause.ChannelTypeMissing;
import dev.mockapns.server.cause.ChannelSettingsCause.ChannelTypeWrong;
import dev.mockapns.server.cause.ChannelSettingsCause.NoRoomForChannel;
import dev.mockapns.server.cause.ChannelSettingsCause.SettingUnknown;
import dev.mockapns.server.cause.ChannelSettingsCause.SettingsMissing;
import dev.mockapns.server.cause.ChannelSettingsCause.SettingsNoJsonObject;
import dev.mockapns.server.cause.ChannelSettingsCause.SettingsTooLarge;
import dev.mockapns.server.cause.ChannelSettingsCause.StoragePolicyWrong;
import dev.mockapns.server.cause.ChannelSettingsCause.TooManyChannels;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.internal.world.ChannelSettings;
import dev.mockapns.server.internal.world.Channels;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about the settings of a channel that is to be created. */
final class CreationRules {

    private static final Set<String> KNOWN = Set.of(ChannelSettings.STORAGE_POLICY, ChannelSettings.PUSH_TYPE);

    private CreationRules() {}

    static @Nullable Rejection present(RuleContext context) {
        return context.request().body().length() > 0 ? null : rejection(PAYLOAD_EMPTY, new SettingsMissing());
    }

    static @Nullable Rejection size(RuleContext context) {
        Body body = context.request().body();
        int limit = Limits.MAX_BROADCAST_PAYLOAD_BYTES;
        return body.length() <= limit
                ? null
                : rejection(PAYLOAD_TOO_LARGE, new SettingsTooLarge(body.length(), body.isComplete(), limit));
    }

    static @Nullable Rejection json(RuleContext context) {
        return settings(context).isObject() ? null : rejection(BAD_REQUEST_PAYLOAD, new SettingsNoJsonObject());
    }

    static @Nullable Rejection attributes(RuleContext context) {
        for (String name : settings(context).attributes()) {
            if (!KNOWN.contains(name)) {
                return rejection(BAD_REQUEST_PARAMS, new SettingUnknown(name));
            }
        }
        return null;
    }

    static @Nullable Rejection storagePolicy(RuleContext context) {
        String policy = settings(context).storagePolicy();
        return policy.equals("0") || policy.equals("1")
                ? null
                : rejection(MISSING_CHANNEL_QUEUE_SIZE, new StoragePolicyWrong(policy));
    }

    static @Nullable Rejection typePresent(RuleContext context) {
        return settings(context).pushType().isEmpty() ? rejection(MISSING_PUSH_TYPE, new ChannelTypeMissing()) : null;
    }

    static @Nullable Rejection type(RuleContext context) {
        String type = settings(context).pushType();
        return type.equalsIgnoreCase("\"" + PushType.LIVE_ACTIVITY.wireText() + "\"")
                ? null
                : rejection(INVALID_PUSH_TYPE, new ChannelTypeWrong(type));
    }

    static @Nullable Rejection withinLimit(RuleContext context) {
        if (context.world().channelCount() >= Channels.MAX_CHANNELS) {
            return rejection(CANNOT_CREATE_CHANNEL_CONFIG, new NoRoomForChannel(Channels.MAX_CHANNELS));
        }
        Topic app = context.app();
        Environment environment = context.request().environment();
        int limit = context.options().broadcast().maxChannels();
        int count = context.world().channelCount(app, environment);
        return count < limit
                ? null
                : rejection(CANNOT_CREATE_CHANNEL_CONFIG, new TooManyChannels(app, environment, count, limit));
    }

    private static ChannelSettings settings(RuleContext context) {
        return ChannelSettings.of(context.request().body());
    }

    private static @Nullable Rejection rejection(KnownReason reason, ChannelSettingsCause cause) {
        return Rejection.of(reason, cause);
    }
}

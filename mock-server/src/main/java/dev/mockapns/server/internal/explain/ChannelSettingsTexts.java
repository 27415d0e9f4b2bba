/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Limits;
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
import dev.mockapns.server.cause.Dialect;
import java.util.List;

/** The sentences for {@link ChannelSettingsCause}. */
final class ChannelSettingsTexts {

    private static final String EXAMPLE = "{\"message-storage-policy\":1,\"push-type\":\"LiveActivity\"}";
    private static final String SEND = "send " + EXAMPLE;

    static final List<Text<?>> ALL = List.of(
            Text.of(SettingsMissing.class, cause -> "the request has no body", cause -> SEND),
            Text.of(
                    SettingsTooLarge.class,
                    cause -> PayloadTexts.tooLarge(
                            cause.bytes(), cause.counted(), cause.limit(), "this fake", "the settings of a channel"),
                    cause -> "send no more than " + EXAMPLE),
            Text.of(SettingsNoJsonObject.class, cause -> "the body is not a JSON object", cause -> SEND),
            Text.of(
                    SettingUnknown.class,
                    cause -> "the body has the attribute \"" + cause.name() + "\", which APNs does not know",
                    cause -> "send message-storage-policy and push-type only: " + EXAMPLE),
            Text.of(
                    StoragePolicyWrong.class,
                    cause -> "message-storage-policy is " + (cause.policy().isEmpty() ? "absent" : cause.policy()),
                    cause -> "send 0 (no message stored) or 1 (most recent message stored), a number: " + EXAMPLE),
            Text.of(ChannelTypeMissing.class, cause -> "the body has no push-type", cause -> SEND),
            Text.of(
                    ChannelTypeWrong.class,
                    cause -> "push-type is " + cause.pushType() + "; channels are for Live Activities only",
                    cause -> SEND),
            Text.of(
                    TooManyChannels.class,
                    cause -> "the app " + cause.app() + " has " + Quantities.count(cause.channels(), "channel") + " in "
                            + cause.environment() + ", and " + limit(cause.limit()),
                    cause -> "delete channels that are not needed: DELETE " + ApnsPaths.CHANNEL_MANAGEMENT + cause.app()
                            + ApnsPaths.CHANNELS + " with the header apns-channel-id; GET "
                            + ApnsPaths.CHANNEL_MANAGEMENT + cause.app() + ApnsPaths.ALL_CHANNELS
                            + " lists their ids"),
            Text.inDialect(
                    NoRoomForChannel.class,
                    cause -> "the apps of this fake have " + cause.limit()
                            + " channels in total, the most that it keeps (docs/limits.md)",
                    (cause, dialect) -> "delete channels that are not needed"
                            + (dialect == Dialect.JAVA ? ", or call apns.reset()" : "")));

    private ChannelSettingsTexts() {}

    private static String limit(int limit) {
        return limit == Limits.MAX_CHANNELS
                ? "may have " + limit
                : "this fake is set to allow " + limit + " (APNs allows " + Limits.MAX_CHANNELS + ")";
    }
}

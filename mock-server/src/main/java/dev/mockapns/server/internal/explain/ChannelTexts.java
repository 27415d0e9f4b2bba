/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.ChannelCause;
import dev.mockapns.server.cause.ChannelCause.ChannelDeleted;
import dev.mockapns.server.cause.ChannelCause.ChannelIdMissing;
import dev.mockapns.server.cause.ChannelCause.ChannelOfOtherApp;
import dev.mockapns.server.cause.ChannelCause.ChannelUnknown;
import dev.mockapns.server.cause.ChannelCause.NothingToDelete;
import dev.mockapns.server.cause.Dialect;
import java.util.List;

/** The sentences for {@link ChannelCause}. */
final class ChannelTexts {

    private static final String TREAT_AS_DELETED = "treat the channel as deleted";

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    ChannelIdMissing.class,
                    cause -> "the request has no apns-channel-id",
                    cause ->
                            "send the header apns-channel-id: <Base64>, as it came with the answer to the channel's creation"),
            Text.of(
                    ChannelUnknown.class,
                    cause -> "no channel of this fake has the id \"" + cause.id() + "\"; " + cause.app() + " has "
                            + Quantities.count(cause.channels(), "channel") + " in " + cause.environment(),
                    cause -> create(cause.app(), cause.environment())),
            Text.of(
                    ChannelOfOtherApp.class,
                    cause -> "the channel " + cause.id() + ownedBy(cause) + ", and the request is for " + cause.app()
                            + " in " + cause.environment(),
                    cause -> create(cause.app(), cause.environment())),
            Text.of(
                    ChannelDeleted.class,
                    cause -> "the channel " + cause.id() + " was deleted on " + Quantities.when(cause.deletedAt())
                            + Quantities.ahead(cause.clockAhead()),
                    cause -> "create another channel, and let the app follow that one; APNs never reuses an id"),
            Text.inDialect(
                    NothingToDelete.class,
                    cause -> Explain.explain(cause.channel(), Dialect.HTTP).because(),
                    (cause, dialect) -> delete(cause.channel(), dialect)
                            + "; APNs answers BadPath when there is nothing to delete"));

    private ChannelTexts() {}

    private static String ownedBy(ChannelOfOtherApp channel) {
        String owner = channel.owner() + " in " + channel.ownerEnvironment();
        return channel.deletedAt()
                .map(at -> " belonged to " + owner + " until it was deleted on " + Quantities.when(at)
                        + Quantities.ahead(channel.clockAhead()))
                .orElse(" belongs to " + owner);
    }

    private static String delete(ChannelCause channel, Dialect dialect) {
        if (channel instanceof ChannelDeleted) {
            return TREAT_AS_DELETED;
        }
        if (!(channel instanceof ChannelOfOtherApp other) || !other.owner().equals(other.app())) {
            return "check the id, the bundle id in the path and the environment";
        }
        return other.deletedAt().isPresent()
                ? TREAT_AS_DELETED
                : "send the DELETE to " + other.ownerEnvironment() + " "
                        + ListenerNames.forChannelManagement(other.ownerEnvironment(), dialect);
    }

    private static String create(Topic app, Environment environment) {
        return "send an id that POST " + ApnsPaths.CHANNEL_MANAGEMENT + app + ApnsPaths.CHANNELS + " returned in "
                + environment + "; channels are never shared between apps or environments";
    }
}

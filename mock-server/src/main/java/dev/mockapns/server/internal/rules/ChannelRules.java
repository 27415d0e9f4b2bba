/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.CHANNEL_NOT_REGISTERED;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_ID;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.ChannelCause;
import dev.mockapns.server.cause.ChannelCause.ChannelDeleted;
import dev.mockapns.server.cause.ChannelCause.ChannelIdMissing;
import dev.mockapns.server.cause.ChannelCause.ChannelOfOtherApp;
import dev.mockapns.server.cause.ChannelCause.ChannelUnknown;
import dev.mockapns.server.cause.ChannelCause.NothingToDelete;
import dev.mockapns.server.internal.world.Channel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about the channel that a request names. */
final class ChannelRules {

    private ChannelRules() {}

    static @Nullable Rejection named(RuleContext context) {
        return id(context).isEmpty() ? Rejection.of(MISSING_CHANNEL_ID, new ChannelIdMissing()) : null;
    }

    static @Nullable Rejection known(RuleContext context) {
        ChannelCause other = other(context);
        return other == null ? null : Rejection.of(BAD_CHANNEL_ID, other);
    }

    static @Nullable Rejection alive(RuleContext context) {
        ChannelCause deleted = deleted(context);
        return deleted == null ? null : Rejection.of(CHANNEL_NOT_REGISTERED, deleted);
    }

    static @Nullable Rejection deletable(RuleContext context) {
        ChannelCause other = other(context);
        ChannelCause cause = other == null ? deleted(context) : other;
        return cause == null ? null : Rejection.of(BAD_PATH, new NothingToDelete(cause));
    }

    /** Returns why the channel that the request names is none of its app in its environment; null if it is one. */
    private static @Nullable ChannelCause other(RuleContext context) {
        Topic app = context.app();
        Environment environment = context.request().environment();
        Optional<Channel> channel = context.channel();
        if (channel.isEmpty()) {
            int channels = context.world().channelCount(app, environment);
            return new ChannelUnknown(id(context), app, environment, channels);
        }
        Channel found = channel.get();
        return found.isOf(app, environment)
                ? null
                : new ChannelOfOtherApp(
                        found.id(),
                        found.bundleId(),
                        found.environment(),
                        app,
                        environment,
                        found.deletedAt(),
                        context.ahead());
    }

    private static @Nullable ChannelCause deleted(RuleContext context) {
        return context.channel()
                .flatMap(Channel::deletedAt)
                .map(at -> new ChannelDeleted(id(context), at, context.ahead()))
                .orElse(null);
    }

    private static String id(RuleContext context) {
        return context.headers().channelId().text();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.CHANNEL_NOT_REGISTERED;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_ID;

import dev.mockapns.protocol.ApnsHeaders;
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

/** Rules about the channel that a request names. */
final class ChannelRules {

    private ChannelRules() {}

    static Optional<Rejection> named(RuleContext context) {
        return id(context).isEmpty()
                ? Optional.of(Rejection.of(MISSING_CHANNEL_ID, new ChannelIdMissing()))
                : Optional.empty();
    }

    static Optional<Rejection> known(RuleContext context) {
        return other(context).map(cause -> Rejection.of(BAD_CHANNEL_ID, cause));
    }

    static Optional<Rejection> alive(RuleContext context) {
        return deleted(context).map(cause -> Rejection.of(CHANNEL_NOT_REGISTERED, cause));
    }

    static Optional<Rejection> deletable(RuleContext context) {
        return other(context)
                .or(() -> deleted(context))
                .map(cause -> Rejection.of(BAD_PATH, new NothingToDelete(cause)));
    }

    /** Returns why the channel that the request names is none of its app in its environment; empty if it is one. */
    private static Optional<ChannelCause> other(RuleContext context) {
        Topic app = context.app();
        Environment environment = context.request().environment();
        Optional<Channel> channel = context.channel();
        if (channel.isEmpty()) {
            int channels = context.world().channelCount(app, environment);
            return Optional.of(new ChannelUnknown(id(context), app, environment, channels));
        }
        Channel found = channel.get();
        return found.isOf(app, environment)
                ? Optional.empty()
                : Optional.of(
                        new ChannelOfOtherApp(found.id(), found.bundleId(), found.environment(), app, environment));
    }

    private static Optional<ChannelCause> deleted(RuleContext context) {
        return context.channel()
                .flatMap(Channel::deletedAt)
                .map(at -> new ChannelDeleted(id(context), at, context.ahead()));
    }

    private static String id(RuleContext context) {
        return context.request().header(ApnsHeaders.CHANNEL_ID).orElse("");
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.CHANNEL_NOT_REGISTERED;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_ID;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.internal.explain.Explain;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.world.Channel;
import java.util.Optional;

/** Rules about the channel that a request names. */
final class ChannelRules {

    private ChannelRules() {}

    static Optional<Rejection> named(RuleContext context) {
        return id(context).isEmpty()
                ? Optional.of(
                        Rejection.of(
                                MISSING_CHANNEL_ID,
                                "the request has no apns-channel-id",
                                "send the id that came as a header with the answer to the channel's creation: apns-channel-id: <Base64>"))
                : Optional.empty();
    }

    static Optional<Rejection> known(RuleContext context) {
        return isOurs(context)
                ? Optional.empty()
                : Optional.of(Rejection.of(BAD_CHANNEL_ID, stranger(context), create(context)));
    }

    static Optional<Rejection> alive(RuleContext context) {
        return context.channel()
                .flatMap(Channel::deletedAt)
                .map(at -> Rejection.of(
                        CHANNEL_NOT_REGISTERED,
                        "the channel " + id(context) + " was deleted on " + Quantities.when(at)
                                + Quantities.ahead(context.ahead()),
                        "create another channel, and let the app follow that one; an id is never given again"));
    }

    static Optional<Rejection> deletable(RuleContext context) {
        if (!isOurs(context)) {
            return Optional.of(Rejection.of(BAD_PATH, stranger(context), alreadyGone()));
        }
        return alive(context)
                .map(dead -> Rejection.of(
                        BAD_PATH, Explain.explain(dead.cause(), Dialect.JAVA).because(), alreadyGone()));
    }

    private static String alreadyGone() {
        return "take the channel for deleted: BadPath is what APNs answers where there is nothing to delete";
    }

    private static boolean isOurs(RuleContext context) {
        return context.channel()
                .filter(channel -> channel.isOf(context.app(), context.request().environment()))
                .isPresent();
    }

    private static String stranger(RuleContext context) {
        return context.channel()
                .map(channel -> "the channel " + channel.id() + " is one of " + channel.bundleId() + " in "
                        + channel.environment() + ", and the request is for " + context.app() + " in "
                        + context.request().environment())
                .orElseGet(() -> "no channel of this fake has the id " + Phrases.quote(id(context)) + "; "
                        + context.app() + " has "
                        + Quantities.count(
                                context.world()
                                        .channelCount(
                                                context.app(), context.request().environment()),
                                "channel")
                        + " in " + context.request().environment());
    }

    private static String create(RuleContext context) {
        return "send an id that POST " + ApnsPaths.CHANNEL_MANAGEMENT + context.app() + ApnsPaths.CHANNELS
                + " gave in " + context.request().environment()
                + "; channels are never shared between apps or environments";
    }

    private static String id(RuleContext context) {
        return context.request().header(ApnsHeaders.CHANNEL_ID).orElse("");
    }
}

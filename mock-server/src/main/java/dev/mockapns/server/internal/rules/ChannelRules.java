/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.CHANNEL_NOT_REGISTERED;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_ID;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.Channel;
import java.util.Optional;

/** Rules about the channel that a request names. */
final class ChannelRules {

    private ChannelRules() {}

    static Optional<Violation> named(Judging judging) {
        return id(judging).isEmpty()
                ? Optional.of(
                        Violation.of(
                                MISSING_CHANNEL_ID,
                                "the request has no apns-channel-id",
                                "send the id that came as a header with the answer to the channel's creation: apns-channel-id: <Base64>"))
                : Optional.empty();
    }

    static Optional<Violation> known(Judging judging) {
        return isOurs(judging)
                ? Optional.empty()
                : Optional.of(Violation.of(BAD_CHANNEL_ID, stranger(judging), create(judging)));
    }

    static Optional<Violation> alive(Judging judging) {
        return judging.channel()
                .flatMap(Channel::deletedAt)
                .map(at -> Violation.of(
                        CHANNEL_NOT_REGISTERED,
                        "the channel " + id(judging) + " was deleted on " + Wording.when(at)
                                + Wording.ahead(judging.ahead()),
                        "create another channel, and let the app follow that one; an id is never given again"));
    }

    static Optional<Violation> deletable(Judging judging) {
        if (!isOurs(judging)) {
            return Optional.of(Violation.of(BAD_PATH, stranger(judging), alreadyGone()));
        }
        return alive(judging)
                .map(dead -> Violation.of(BAD_PATH, dead.explanation().because(), alreadyGone()));
    }

    private static String alreadyGone() {
        return "take the channel for deleted: BadPath is what APNs answers where there is nothing to delete";
    }

    private static boolean isOurs(Judging judging) {
        return judging.channel()
                .filter(channel -> channel.isOf(judging.app(), judging.request().environment()))
                .isPresent();
    }

    private static String stranger(Judging judging) {
        return judging.channel()
                .map(channel -> "the channel " + channel.id() + " is one of " + channel.bundleId() + " in "
                        + channel.environment() + ", and the request is for " + judging.app() + " in "
                        + judging.request().environment())
                .orElseGet(() -> "no channel of this fake has the id " + Words.quote(id(judging)) + "; "
                        + judging.app() + " has "
                        + Wording.count(
                                judging.world()
                                        .channelCount(
                                                judging.app(), judging.request().environment()),
                                "channel")
                        + " in " + judging.request().environment());
    }

    private static String create(Judging judging) {
        return "send an id that POST " + ApnsPaths.CHANNEL_MANAGEMENT + judging.app() + ApnsPaths.CHANNELS
                + " gave in " + judging.request().environment()
                + "; channels are never shared between apps or environments";
    }

    private static String id(Judging judging) {
        return judging.request().header(ApnsHeaders.CHANNEL_ID).orElse("");
    }
}

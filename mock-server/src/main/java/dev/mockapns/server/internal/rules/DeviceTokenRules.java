/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC;
import static dev.mockapns.protocol.KnownReason.MISSING_DEVICE_TOKEN;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.AuthorCause.TokenRejected;
import dev.mockapns.server.cause.DeviceTokenCause;
import dev.mockapns.server.cause.DeviceTokenCause.TokenMissing;
import dev.mockapns.server.cause.DeviceTokenCause.TokenOfOtherEnvironment;
import dev.mockapns.server.cause.DeviceTokenCause.TokenOfOtherTopic;
import dev.mockapns.server.cause.DeviceTokenCause.TokenRemovedByReset;
import dev.mockapns.server.cause.DeviceTokenCause.TokenUnknown;
import dev.mockapns.server.options.UnknownTokens;
import java.util.Optional;

/** Rules about which device token it is. */
final class DeviceTokenRules {

    private DeviceTokenRules() {}

    static Optional<Rejection> notChosen(RuleContext context) {
        String text = text(context);
        return context.world()
                .chosenRejection(text)
                .map(chosen -> new Rejection(
                        chosen.reason(), new TokenRejected(text, chosen.reason(), chosen.since()), chosen.timestamp()));
    }

    static Optional<Rejection> present(RuleContext context) {
        return text(context).isEmpty()
                ? Optional.of(Rejection.of(MISSING_DEVICE_TOKEN, new TokenMissing()))
                : Optional.empty();
    }

    static Optional<Rejection> decodable(RuleContext context) {
        String text = text(context);
        int min = context.options().devices().minTokenDigits();
        int max = context.options().devices().maxTokenDigits();
        if (DeviceToken.parse(text).isPresent() && text.length() >= min && text.length() <= max) {
            return Optional.empty();
        }
        if (context.life().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(BAD_DEVICE_TOKEN, DeviceTokenDefect.of(text, min, max)));
    }

    static Optional<Rejection> known(RuleContext context) {
        if (context.life().isPresent() || context.options().devices().unknownTokens() == UnknownTokens.ACCEPT) {
            return Optional.empty();
        }
        DeviceToken token = DeviceToken.of(text(context));
        DeviceTokenCause cause = context.world()
                .removedByReset(token)
                .<DeviceTokenCause>map(removed -> new TokenRemovedByReset(token, removed.deviceName(), removed.topic()))
                .orElseGet(() -> new TokenUnknown(token));
        return Optional.of(Rejection.of(BAD_DEVICE_TOKEN, cause));
    }

    static Optional<Rejection> ofThisEnvironment(RuleContext context) {
        Environment sentTo = context.request().environment();
        return context.life()
                .filter(life -> life.environment() != sentTo)
                .map(life -> Rejection.of(BAD_DEVICE_TOKEN, new TokenOfOtherEnvironment(life.issued(), sentTo)));
    }

    static Optional<Rejection> ofThisTopic(RuleContext context) {
        Topic topic = context.topic().orElseThrow();
        return context.life()
                .filter(life -> !life.topic().equals(topic))
                .map(life -> Rejection.of(
                        DEVICE_TOKEN_NOT_FOR_TOPIC,
                        new TokenOfOtherTopic(
                                life.issued(),
                                topic,
                                context.pushType(),
                                context.world().bundleId(topic.bundleId(), life.environment()))));
    }

    private static String text(RuleContext context) {
        return context.request().deviceToken().orElse("");
    }
}

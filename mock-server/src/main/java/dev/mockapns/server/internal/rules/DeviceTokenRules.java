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
import dev.mockapns.server.internal.world.ChosenRejections.ChosenRejection;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.options.UnknownTokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about which device token it is. */
final class DeviceTokenRules {

    private DeviceTokenRules() {}

    static @Nullable Rejection notChosen(RuleContext context) {
        Optional<ChosenRejection> chosen = context.world().chosenRejection(context.tokenText());
        return chosen.isEmpty() ? null : chosen(context.tokenText(), chosen.get());
    }

    private static Rejection chosen(String text, ChosenRejection chosen) {
        return new Rejection(
                chosen.reason(), new TokenRejected(text, chosen.reason(), chosen.since()), chosen.timestamp());
    }

    static @Nullable Rejection present(RuleContext context) {
        return context.tokenText().isEmpty() ? Rejection.of(MISSING_DEVICE_TOKEN, new TokenMissing()) : null;
    }

    static @Nullable Rejection decodable(RuleContext context) {
        if (context.life() != null) {
            return null;
        }
        String text = context.tokenText();
        int min = context.options().devices().minTokenDigits();
        int max = context.options().devices().maxTokenDigits();
        return context.token() != null && text.length() >= min && text.length() <= max
                ? null
                : Rejection.of(BAD_DEVICE_TOKEN, DeviceTokenDefect.of(text, min, max));
    }

    static @Nullable Rejection known(RuleContext context) {
        if (context.life() != null || context.options().devices().unknownTokens() == UnknownTokens.ACCEPT) {
            return null;
        }
        DeviceToken token = context.requiredToken();
        DeviceTokenCause cause = context.world()
                .removedByReset(token)
                .<DeviceTokenCause>map(removed -> new TokenRemovedByReset(token, removed.deviceName(), removed.topic()))
                .orElseGet(() -> new TokenUnknown(token));
        return Rejection.of(BAD_DEVICE_TOKEN, cause);
    }

    static @Nullable Rejection ofThisEnvironment(RuleContext context) {
        Environment sentTo = context.request().environment();
        TokenLife life = context.life();
        return life == null || life.environment() == sentTo
                ? null
                : Rejection.of(BAD_DEVICE_TOKEN, new TokenOfOtherEnvironment(life.issued(), sentTo));
    }

    static @Nullable Rejection ofThisTopic(RuleContext context) {
        Topic topic = context.requiredTopic();
        TokenLife life = context.life();
        if (life == null || life.topic().equals(topic)) {
            return null;
        }
        return Rejection.of(
                DEVICE_TOKEN_NOT_FOR_TOPIC,
                new TokenOfOtherTopic(
                        life.issued(),
                        topic,
                        Optional.ofNullable(context.pushType()),
                        context.world().bundleId(topic.bundleId(), life.environment())));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC;
import static dev.mockapns.protocol.KnownReason.MISSING_DEVICE_TOKEN;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Reason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Prose;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.world.ChosenRejections.ChosenRejection;
import dev.mockapns.server.internal.world.RemovedToken;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.options.UnknownTokens;
import java.util.Optional;

/** Rules about which device token it is. */
final class DeviceTokenRules {

    private DeviceTokenRules() {}

    static Optional<Rejection> notChosen(RuleContext context) {
        return context.world().chosenRejection(text(context)).map(chosen -> chosen(context, chosen));
    }

    static Optional<Rejection> present(RuleContext context) {
        return text(context).isEmpty()
                ? Optional.of(Rejection.of(
                        MISSING_DEVICE_TOKEN,
                        "the path ends where the device token should begin: " + Phrases.quote(ApnsPaths.DEVICE),
                        "put the device token there in hex: " + ApnsPaths.DEVICE + "<token>"))
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
        return Optional.of(DeviceTokenDefect.explain(text, min, max));
    }

    static Optional<Rejection> known(RuleContext context) {
        if (context.life().isPresent() || context.options().devices().unknownTokens() == UnknownTokens.ACCEPT) {
            return Optional.empty();
        }
        Optional<RemovedToken> removed = DeviceToken.parse(text(context)).flatMap(context.world()::removedByReset);
        if (removed.isPresent()) {
            return Optional.of(Rejection.of(
                    BAD_DEVICE_TOKEN,
                    "no device of this fake has the token " + DeviceToken.shorten(text(context)) + " any more: "
                            + removed.get().because(),
                    removed.get().advice()));
        }
        return Optional.of(Rejection.of(
                BAD_DEVICE_TOKEN,
                "no device of this fake ever had the token " + Quoted.deviceToken(text(context)),
                "push to the token of a device (apns.device().install(…).token()), or take unknown tokens:"
                        + " UnknownTokens.ACCEPT"));
    }

    static Optional<Rejection> ofThisEnvironment(RuleContext context) {
        Environment listener = context.request().environment();
        return context.life()
                .filter(life -> life.environment() != listener)
                .map(life -> Rejection.of(
                        BAD_DEVICE_TOKEN,
                        "this token was issued by " + life.environment() + " (" + Phrases.whose(life)
                                + "), and the request came to " + listener,
                        "send it to " + Phrases.listener(life.environment()) + ", or install the app with Environment."
                                + listener));
    }

    static Optional<Rejection> ofThisTopic(RuleContext context) {
        Topic topic = context.topic().orElseThrow();
        return context.life().filter(life -> !life.topic().equals(topic)).map(life -> otherTopic(context, life, topic));
    }

    private static Rejection otherTopic(RuleContext context, TokenLife life, Topic topic) {
        String because = "this token was issued for the topic " + life.topic() + " (" + life.deviceName()
                + "), and the push is for " + topic;
        Optional<PushType> type = context.pushType();
        if (type.isPresent() && !topic.takes(type.get()) && life.topic().takes(type.get())) {
            return Rejection.of(
                    DEVICE_TOKEN_NOT_FOR_TOPIC,
                    because + "; its apns-push-type, " + type.get().wireText() + ", is one for the topic of the token",
                    "send it with apns-topic: " + life.topic());
        }
        if (life.topic().bundleId().equals(topic.bundleId())) {
            return Rejection.of(
                    DEVICE_TOKEN_NOT_FOR_TOPIC,
                    because + ": the same app, but each push service has a token of its own",
                    "push to the token that the app got for " + topic + ", or send it with apns-topic: "
                            + life.topic());
        }
        Topic own = context.world().bundleId(topic.bundleId(), life.environment());
        if (own.equals(life.topic().bundleId())) {
            return Rejection.of(
                    DEVICE_TOKEN_NOT_FOR_TOPIC,
                    because + ": the app has the bundle id " + own + " in " + life.environment(),
                    "send it with apns-topic: " + life.topic() + " to tokens of " + life.environment()
                            + " builds; keep the bundle id next to each token");
        }
        return Rejection.of(
                DEVICE_TOKEN_NOT_FOR_TOPIC,
                because + ": another app",
                "send it with apns-topic: " + life.topic() + ", or to the token that " + topic + " got on that device");
    }

    private static Rejection chosen(RuleContext context, ChosenRejection chosen) {
        Reason reason = chosen.reason();
        Prose cause = new Prose(
                "the test chose " + reason.wireText() + " for the token " + Quoted.deviceToken(text(context)) + " on "
                        + Quantities.when(chosen.since()),
                "end it with apns.stopRejecting(token), or expect it");
        return new Rejection(reason, cause, chosen.timestamp());
    }

    private static String text(RuleContext context) {
        return context.request().deviceToken().orElse("");
    }
}

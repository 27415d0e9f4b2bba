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
import dev.mockapns.server.behaviour.UnknownTokens;
import dev.mockapns.server.exchange.Explanation;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.ChosenRejections.ChosenRejection;
import dev.mockapns.server.internal.world.TokenLife;
import java.util.Optional;

/** Rules about which device token it is. */
final class DeviceTokenRules {

    private DeviceTokenRules() {}

    static Optional<Violation> notChosen(Judging judging) {
        return judging.world().chosenRejection(text(judging)).map(chosen -> chosen(judging, chosen));
    }

    static Optional<Violation> present(Judging judging) {
        return text(judging).isEmpty()
                ? Optional.of(Violation.of(
                        MISSING_DEVICE_TOKEN,
                        "the path ends where the device token should begin: " + Words.quote(ApnsPaths.DEVICE),
                        "put the device token there in hex: " + ApnsPaths.DEVICE + "<token>"))
                : Optional.empty();
    }

    static Optional<Violation> decodable(Judging judging) {
        String text = text(judging);
        int min = judging.behaviour().minDeviceTokenDigits();
        int max = judging.behaviour().maxDeviceTokenDigits();
        if (DeviceToken.parse(text).isPresent() && text.length() >= min && text.length() <= max) {
            return Optional.empty();
        }
        if (judging.life().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Mangled.explain(text, min, max));
    }

    static Optional<Violation> known(Judging judging) {
        if (judging.life().isPresent() || judging.behaviour().unknownTokens() == UnknownTokens.ACCEPT) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                BAD_DEVICE_TOKEN,
                "no device of this fake ever had the token " + Quoted.deviceToken(text(judging)),
                "push to the token of a device (apns.device().install(…).token()), or take unknown tokens:"
                        + " UnknownTokens.ACCEPT"));
    }

    static Optional<Violation> ofThisEnvironment(Judging judging) {
        Environment door = judging.request().environment();
        return judging.life()
                .filter(life -> life.environment() != door)
                .map(life -> Violation.of(
                        BAD_DEVICE_TOKEN,
                        "this token was issued by " + life.environment() + " (" + Words.whose(life)
                                + "), and the request came to " + door,
                        "send it to " + Words.door(life.environment()) + ", or install the app with Environment."
                                + door));
    }

    static Optional<Violation> ofThisTopic(Judging judging) {
        Topic topic = judging.topic().orElseThrow();
        return judging.life().filter(life -> !life.topic().equals(topic)).map(life -> otherTopic(judging, life, topic));
    }

    private static Violation otherTopic(Judging judging, TokenLife life, Topic topic) {
        String because = "this token was issued for the topic " + life.topic() + " (" + life.deviceName()
                + "), and the push is for " + topic;
        Optional<PushType> type = judging.pushType();
        if (type.isPresent() && !topic.takes(type.get()) && life.topic().takes(type.get())) {
            return Violation.of(
                    DEVICE_TOKEN_NOT_FOR_TOPIC,
                    because + "; its apns-push-type, " + type.get().wireText() + ", is one for the topic of the token",
                    "send it with apns-topic: " + life.topic());
        }
        if (life.topic().bundleId().equals(topic.bundleId())) {
            return Violation.of(
                    DEVICE_TOKEN_NOT_FOR_TOPIC,
                    because + ": the same app, but each push service has a token of its own",
                    "push to the token that the app got for " + topic + ", or send it with apns-topic: "
                            + life.topic());
        }
        Topic own = judging.world().bundleId(topic.bundleId(), life.environment());
        if (own.equals(life.topic().bundleId())) {
            return Violation.of(
                    DEVICE_TOKEN_NOT_FOR_TOPIC,
                    because + ": the app has the bundle id " + own + " in " + life.environment(),
                    "send it with apns-topic: " + life.topic() + " to tokens of " + life.environment()
                            + " builds; keep the bundle id next to each token");
        }
        return Violation.of(
                DEVICE_TOKEN_NOT_FOR_TOPIC,
                because + ": another app",
                "send it with apns-topic: " + life.topic() + ", or to the token that " + topic + " got on that device");
    }

    private static Violation chosen(Judging judging, ChosenRejection chosen) {
        Reason reason = chosen.reason();
        Explanation explanation = new Explanation(
                "the test chose " + reason.wireText() + " for the token " + Quoted.deviceToken(text(judging)) + " on "
                        + Wording.when(chosen.since()),
                "end it with apns.stopRejecting(token), or expect it");
        return new Violation(reason, explanation, chosen.timestamp());
    }

    private static String text(Judging judging) {
        return judging.request().deviceToken().orElse("");
    }
}

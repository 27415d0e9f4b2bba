/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_TOPIC;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.TokenLife;
import java.util.Optional;

/** Rules about the topic, and about the push type where it meets the topic. */
final class TopicRules {

    private TopicRules() {}

    static Optional<Rejection> present(RuleContext context) {
        return context.certificate()
                .map(certificate -> CertificateRules.topicPresent(context, certificate))
                .orElseGet(() -> named(context));
    }

    private static Optional<Rejection> named(RuleContext context) {
        if (context.request()
                .header(ApnsHeaders.TOPIC)
                .filter(topic -> !topic.isEmpty())
                .isPresent()) {
            return Optional.empty();
        }
        String example = context.life().map(life -> life.topic().value()).orElse("com.example.app");
        return Optional.of(Rejection.of(
                MISSING_TOPIC,
                "the request has no apns-topic, and a provider token does not imply one",
                "send the bundle id of the app, with the suffix of the push type: apns-topic: " + example));
    }

    static Optional<Rejection> wellFormed(RuleContext context) {
        if (context.topic().isPresent()) {
            return Optional.empty();
        }
        String topic = context.request().header(ApnsHeaders.TOPIC).orElse("");
        return Optional.of(Rejection.of(
                BAD_TOPIC,
                "apns-topic is " + Phrases.quote(topic) + ", which cannot be a topic",
                "send a bundle id: letters, digits, - and _ between dots, such as com.example.app"));
    }

    static Optional<Rejection> allowed(RuleContext context) {
        return context.certificate()
                .map(certificate -> CertificateRules.topicAllowed(context, certificate))
                .orElseGet(() -> allowedByKey(context));
    }

    private static Optional<Rejection> allowedByKey(RuleContext context) {
        Topic topic = context.topic().orElseThrow();
        RegisteredKey key = context.key();
        Optional<String> owner = context.world().ownerOf(topic);
        if (!owner.equals(Optional.of(key.teamId()))) {
            String because = owner.map(team -> "the topic " + topic + " belongs to team " + team + ", and key "
                            + key.keyId() + " is of team " + key.teamId())
                    .orElseGet(() -> "the topic " + topic + " belongs to no team of this fake; team " + key.teamId()
                            + " has " + context.world().topicsOf(key.teamId()));
            String advice = owner.map(team -> "sign with a key of team " + team + ", or " + correct(context))
                    .orElseGet(() ->
                            correct(context) + ", or register the app: apns.team().app(\"" + topic.bundleId() + "\")");
            return Optional.of(Rejection.of(TOPIC_DISALLOWED, because, advice));
        }
        if (key.covers(topic)) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                TOPIC_DISALLOWED,
                "key " + key.keyId() + " is for the topics " + key.topicNames() + " only, and the topic is " + topic,
                "sign with a key that covers " + topic.bundleId() + ", or with a key for the whole team"));
    }

    /** Names the topic of the device token, which is known to be good at this rank. */
    static String correct(RuleContext context) {
        return "correct apns-topic"
                + context.life()
                        .map(TokenLife::topic)
                        .filter(issuedFor -> !context.topic().equals(Optional.of(issuedFor)))
                        .map(issuedFor -> " (the device token was issued for " + issuedFor + ")")
                        .orElse("");
    }

    static Optional<Rejection> agreesWithPushType(RuleContext context) {
        Topic topic = context.topic().orElseThrow();
        Optional<PushType> type = context.pushType();
        if (type.isEmpty() || topic.takes(type.get())) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                INVALID_PUSH_TYPE,
                "apns-push-type is " + type.get().wireText() + ", and the topic " + topic + " is one for "
                        + topic.ownType().map(PushType::wireText).orElse("alert and background") + " pushes",
                otherTopic(topic, type.get())));
    }

    private static String otherTopic(Topic topic, PushType type) {
        if (type == PushType.MDM) {
            return "send mdm pushes to the topic of the MDM certificate: com.apple.mgmt.…";
        }
        return topic.isOfApp()
                ? "send it to the topic " + topic.forType(type) + ", or correct apns-push-type"
                : "send " + topic.ownType().orElse(PushType.ALERT).wireText() + " pushes to this topic; those of type "
                        + type.wireText() + " go to topics of apps";
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.TopicCause;
import dev.mockapns.server.cause.TopicCause.MalformedTopic;
import dev.mockapns.server.cause.TopicCause.NoTopic;
import dev.mockapns.server.cause.TopicCause.PushTypeNotOfTopic;
import dev.mockapns.server.cause.TopicCause.TopicNotOfKey;
import dev.mockapns.server.cause.TopicCause.TopicOfNoTeam;
import dev.mockapns.server.cause.TopicCause.TopicOfOtherTeam;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.List;
import java.util.Optional;

/** The sentences for {@link TopicCause}. */
final class TopicTexts {

    static final String CORRECT = "correct apns-topic";

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    NoTopic.class,
                    cause -> "the request has no apns-topic, and a provider token does not imply one",
                    cause -> cause.issuedFor()
                            .map(topic -> "send the topic that the device token was issued for: apns-topic: " + topic)
                            .orElse(
                                    "send the bundle id as the topic, such as apns-topic: com.example.app; other push types"
                                            + " than alert and background have topics of their own, such as com.example.app.voip")),
            Text.of(
                    MalformedTopic.class,
                    cause -> "apns-topic is \"" + cause.sent() + "\", which cannot be a topic",
                    cause ->
                            "send a bundle id: letters, digits, - and _, in parts separated by dots, such as com.example.app"),
            Text.inDialect(
                    TopicOfNoTeam.class,
                    cause -> "the topic " + cause.topic() + " belongs to no team of this fake; team " + cause.teamId()
                            + " has " + (cause.topicsOfTeam().isEmpty() ? "no app" : list(cause.topicsOfTeam())),
                    (cause, dialect) ->
                            cause.issuedFor()
                                            .map(issuedFor -> correct(cause.topic(), issuedFor))
                                            .orElse(CORRECT) + ", or "
                                    + register(bundleId(cause.topic()), dialect)),
            Text.of(
                    TopicOfOtherTeam.class,
                    cause -> "the topic " + cause.topic() + " belongs to team " + cause.owner() + ", and key "
                            + cause.keyId() + " belongs to team " + cause.teamId(),
                    cause ->
                            "sign with a key of team " + cause.owner() + " and send the push on another connection, or "
                                    + cause.issuedFor()
                                            .map(issuedFor -> correct(cause.topic(), issuedFor))
                                            .orElse(CORRECT)),
            Text.of(
                    TopicNotOfKey.class,
                    cause -> "key " + cause.keyId() + " is for " + list(cause.keyTopics()) + " only, and the topic is "
                            + cause.topic(),
                    cause -> "sign with a key that covers " + bundleId(cause.topic())
                            + ", or with a key for the whole team, and send the push on another connection"),
            Text.of(
                    PushTypeNotOfTopic.class,
                    cause -> "apns-push-type is " + cause.pushType().wireText() + ", and the topic " + cause.topic()
                            + " is for "
                            + cause.topicType().map(PushType::wireText).orElse("alert and background")
                            + " pushes",
                    TopicTexts::otherTopic));

    private TopicTexts() {}

    /** Returns the first few topics, and how many more there are. */
    static String list(List<Topic> topics) {
        return Quoted.list(topics.stream().map(Topic::value).toList(), ", ");
    }

    /** Returns the advice to correct the topic, which names the topic of the device token if that is another. */
    static String correct(String topic, Topic issuedFor) {
        return issuedFor.value().equals(topic)
                ? CORRECT
                : CORRECT + " (the device token was issued for " + issuedFor + ")";
    }

    /** Returns the advice to register an app. */
    static String register(String bundleId, Dialect dialect) {
        return switch (dialect) {
            case JAVA -> "register the app: apns.team().app(\"" + bundleId + "\")";
            case COMMAND_LINE -> "add --topic " + bundleId + " to mockapns serve";
            case HTTP -> "register the app " + bundleId;
        };
    }

    /** Returns the bundle id in a topic as it was sent. */
    static String bundleId(String topic) {
        return Topic.parse(topic).map(Topic::bundleId).map(Topic::value).orElse(topic);
    }

    private static String otherTopic(PushTypeNotOfTopic cause) {
        PushType type = cause.pushType();
        if (type == PushType.MDM) {
            return "send mdm pushes to the topic of the MDM certificate: com.apple.mgmt.…";
        }
        Optional<Topic> topic = Topic.parse(cause.topic());
        if (topic.isEmpty()) {
            return "correct apns-topic or apns-push-type";
        }
        return topic.get().isOfApp()
                ? "send it with apns-topic: " + topic.get().bundleId() + type.topicSuffix()
                        + " to the token that the app got for that topic, or correct apns-push-type"
                : "send " + cause.topicType().map(PushType::wireText).orElse("alert or background")
                        + " pushes to this topic, and " + type.wireText() + " pushes to <bundle id>"
                        + type.topicSuffix();
    }
}

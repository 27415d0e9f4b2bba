/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import java.util.List;
import java.util.Optional;

/** The topic is missing or malformed, or the provider token or the push type does not go with it. */
public sealed interface TopicCause extends Cause {

    /**
     * The request has no {@code apns-topic}, and a provider token does not imply one.
     *
     * @param issuedFor the topic that the device token was issued for, where this fake issued it
     */
    record NoTopic(Optional<Topic> issuedFor) implements TopicCause {

        public NoTopic {
            requireNonNull(issuedFor, "issuedFor");
        }
    }

    /**
     * The {@code apns-topic} cannot be a topic.
     *
     * @param sent the value of the header field
     */
    record MalformedTopic(String sent) implements TopicCause {

        public MalformedTopic {
            sent = Sent.text(sent, "sent");
        }
    }

    /**
     * The topic belongs to no team of this fake.
     *
     * @param topic as it was sent
     * @param teamId the team of the provider token
     * @param topicsOfTeam the bundle ids of that team
     * @param issuedFor the topic that the device token was issued for, where this fake issued it
     */
    record TopicOfNoTeam(String topic, String teamId, List<Topic> topicsOfTeam, Optional<Topic> issuedFor)
            implements TopicCause {

        public TopicOfNoTeam {
            topic = Sent.topic(topic, "topic");
            requireNonNull(teamId, "teamId");
            topicsOfTeam = List.copyOf(requireNonNull(topicsOfTeam, "topicsOfTeam"));
            requireNonNull(issuedFor, "issuedFor");
        }
    }

    /**
     * The topic belongs to another team.
     *
     * @param topic as it was sent
     * @param owner the id of that team
     * @param keyId the key that signed the provider token
     * @param teamId the team of that key
     * @param issuedFor the topic that the device token was issued for, where this fake issued it
     */
    record TopicOfOtherTeam(String topic, String owner, String keyId, String teamId, Optional<Topic> issuedFor)
            implements TopicCause {

        public TopicOfOtherTeam {
            topic = Sent.topic(topic, "topic");
            requireNonNull(owner, "owner");
            requireNonNull(keyId, "keyId");
            requireNonNull(teamId, "teamId");
            requireNonNull(issuedFor, "issuedFor");
        }
    }

    /**
     * The key is a topic-specific one, and not for this topic.
     *
     * @param topic as it was sent
     * @param keyTopics the bundle ids that it is for, sorted
     */
    record TopicNotOfKey(String topic, String keyId, List<Topic> keyTopics) implements TopicCause {

        public TopicNotOfKey {
            topic = Sent.topic(topic, "topic");
            requireNonNull(keyId, "keyId");
            keyTopics = List.copyOf(requireNonNull(keyTopics, "keyTopics"));
        }
    }

    /**
     * Pushes of this type may not go to this topic.
     *
     * @param topic as it was sent
     * @param topicType the push type that the topic is for; empty for alert and background pushes
     */
    record PushTypeNotOfTopic(PushType pushType, String topic, Optional<PushType> topicType) implements TopicCause {

        public PushTypeNotOfTopic {
            requireNonNull(pushType, "pushType");
            requireNonNull(topicType, "topicType");
            topic = Sent.topic(topic, "topic");
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_TOPIC;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.TopicCause.MalformedTopic;
import dev.mockapns.server.cause.TopicCause.NoTopic;
import dev.mockapns.server.cause.TopicCause.PushTypeNotOfTopic;
import dev.mockapns.server.cause.TopicCause.TopicNotOfKey;
import dev.mockapns.server.cause.TopicCause.TopicOfNoTeam;
import dev.mockapns.server.cause.TopicCause.TopicOfOtherTeam;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about the topic, and about the push type that it must fit. */
final class TopicRules {

    private TopicRules() {}

    static @Nullable Rejection present(RuleContext context) {
        Optional<ClientCertificate> certificate = context.certificate();
        if (certificate.isPresent()) {
            return CertificateRules.topicPresent(context, certificate.get());
        }
        return context.namesTopic() ? null : Rejection.of(MISSING_TOPIC, new NoTopic(context.issuedFor()));
    }

    static @Nullable Rejection wellFormed(RuleContext context) {
        return context.topic() == null
                ? Rejection.of(
                        BAD_TOPIC, new MalformedTopic(context.headers().topic().text()))
                : null;
    }

    static @Nullable Rejection allowed(RuleContext context) {
        Optional<ClientCertificate> certificate = context.certificate();
        return certificate.isPresent()
                ? CertificateRules.topicAllowed(context, certificate.get())
                : allowedByKey(context);
    }

    private static @Nullable Rejection allowedByKey(RuleContext context) {
        Topic topic = context.requiredTopic();
        RegisteredKey key = context.key();
        Optional<String> owner = context.world().ownerOf(topic);
        if (owner.isEmpty()) {
            return Rejection.of(
                    TOPIC_DISALLOWED,
                    new TopicOfNoTeam(
                            topic.value(), key.teamId(), context.world().topicsOf(key.teamId()), context.issuedFor()));
        }
        if (!owner.get().equals(key.teamId())) {
            return Rejection.of(
                    TOPIC_DISALLOWED,
                    new TopicOfOtherTeam(topic.value(), owner.get(), key.keyId(), key.teamId(), context.issuedFor()));
        }
        return key.covers(topic)
                ? null
                : Rejection.of(TOPIC_DISALLOWED, new TopicNotOfKey(topic.value(), key.keyId(), key.sortedTopics()));
    }

    static @Nullable Rejection agreesWithPushType(RuleContext context) {
        Topic topic = context.requiredTopic();
        PushType type = context.pushType();
        return type == null || topic.takes(type)
                ? null
                : Rejection.of(INVALID_PUSH_TYPE, new PushTypeNotOfTopic(type, topic.value(), topic.ownType()));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_TOPIC;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.TopicCause.MalformedTopic;
import dev.mockapns.server.cause.TopicCause.NoTopic;
import dev.mockapns.server.cause.TopicCause.PushTypeNotOfTopic;
import dev.mockapns.server.cause.TopicCause.TopicNotOfKey;
import dev.mockapns.server.cause.TopicCause.TopicOfNoTeam;
import dev.mockapns.server.cause.TopicCause.TopicOfOtherTeam;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.Optional;

/** Rules about the topic, and about the push type that it must fit. */
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
        return rejection(MISSING_TOPIC, new NoTopic(context.issuedFor()));
    }

    static Optional<Rejection> wellFormed(RuleContext context) {
        return context.topic().isPresent()
                ? Optional.empty()
                : rejection(
                        BAD_TOPIC,
                        new MalformedTopic(
                                context.request().header(ApnsHeaders.TOPIC).orElse("")));
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
        if (owner.isEmpty()) {
            return rejection(
                    TOPIC_DISALLOWED,
                    new TopicOfNoTeam(
                            topic.value(), key.teamId(), context.world().topicsOf(key.teamId()), context.issuedFor()));
        }
        if (!owner.get().equals(key.teamId())) {
            return rejection(
                    TOPIC_DISALLOWED,
                    new TopicOfOtherTeam(topic.value(), owner.get(), key.keyId(), key.teamId(), context.issuedFor()));
        }
        return key.covers(topic)
                ? Optional.empty()
                : rejection(TOPIC_DISALLOWED, new TopicNotOfKey(topic.value(), key.keyId(), key.sortedTopics()));
    }

    static Optional<Rejection> agreesWithPushType(RuleContext context) {
        Topic topic = context.topic().orElseThrow();
        Optional<PushType> type = context.pushType();
        return type.isEmpty() || topic.takes(type.get())
                ? Optional.empty()
                : rejection(INVALID_PUSH_TYPE, new PushTypeNotOfTopic(type.get(), topic.value(), topic.ownType()));
    }

    private static Optional<Rejection> rejection(KnownReason reason, Cause cause) {
        return Optional.of(Rejection.of(reason, cause));
    }
}

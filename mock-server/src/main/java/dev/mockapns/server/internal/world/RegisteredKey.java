/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A signing key as Apple knows it: without its private half.
 *
 * @param topics the bundle ids of a topic-specific key; empty for a key of every topic of the team
 * @param relatedKeyId the one other topic-specific key that may be used on the same connection
 * @param revokedAt when it was revoked
 */
public record RegisteredKey(
        String keyId,
        String teamId,
        PublicKey publicKey,
        Set<Environment> environments,
        Optional<Set<Topic>> topics,
        Optional<String> relatedKeyId,
        Optional<Instant> revokedAt) {

    public RegisteredKey {
        environments = Set.copyOf(environments);
        topics = topics.map(Set::copyOf);
    }

    /** Tells whether this is a topic-specific key; the others are team-scoped. */
    public boolean isTopicSpecific() {
        return topics.isPresent();
    }

    public boolean isRelatedTo(String otherKeyId) {
        return relatedKeyId.equals(Optional.of(otherKeyId));
    }

    /** Tells whether the topics of this key include {@code topic}. */
    public boolean covers(Topic topic) {
        return topics.isEmpty() || topics.get().contains(topic.bundleId());
    }

    /** Returns the bundle ids of a topic-specific key, sorted; empty for another key. */
    public List<Topic> sortedTopics() {
        return topics.map(set ->
                        set.stream().sorted(Comparator.comparing(Topic::value)).toList())
                .orElse(List.of());
    }

    /** Returns the topics of a topic-specific key, sorted, as text. */
    public String topicNames() {
        return topics.map(set -> set.stream()
                        .map(Topic::value)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString())
                .orElse("all");
    }

    RegisteredKey forTopics(Set<Topic> topics) {
        return new RegisteredKey(keyId, teamId, publicKey, environments, Optional.of(topics), relatedKeyId, revokedAt);
    }

    RegisteredKey revoked(Instant at) {
        return new RegisteredKey(keyId, teamId, publicKey, environments, topics, relatedKeyId, Optional.of(at));
    }

    RegisteredKey related(String otherKeyId) {
        return new RegisteredKey(keyId, teamId, publicKey, environments, topics, Optional.of(otherKeyId), revokedAt);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.world.ProviderKey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Who owns what: teams, their apps and their signing keys. The default team owns the topics that were named at the
 * start; with none named, it owns every topic that no other team registered. Thread-safe.
 */
public final class Teams {

    private final Object lock;
    private final InstantSource clock;
    private final String defaultTeam;
    private final boolean open;
    private final Set<String> teams = new HashSet<>();
    private final Map<Topic, AppState> apps = new LinkedHashMap<>();
    /** Changed under the lock, read without it. */
    private final Map<String, RegisteredKey> keys = new ConcurrentHashMap<>();

    Teams(Object lock, InstantSource clock, String defaultTeam, Collection<Topic> topics) {
        this.lock = lock;
        this.clock = clock;
        this.defaultTeam = Ids.checked("teamId", defaultTeam);
        this.open = topics.isEmpty();
        teams.add(defaultTeam);
        for (Topic topic : topics) {
            register(defaultTeam, topic);
        }
    }

    /** Returns the id of the team that owns the topics named at the start. */
    public String defaultTeam() {
        return defaultTeam;
    }

    /** Creates a team if there is none of this id. */
    public void found(String teamId) {
        Ids.checked("teamId", teamId);
        synchronized (lock) {
            teams.add(teamId);
        }
    }

    /** Registers an app if there is none of this bundle id; returns the bundle id. */
    public Topic register(String teamId, Topic topic) {
        Topic bundleId = topic.bundleId();
        synchronized (lock) {
            appOf(teamId, bundleId);
        }
        return bundleId;
    }

    /** Returns the bundle id that the app has in {@code environment}; {@code bundleId} is any of the app's. */
    public Topic bundleId(Topic bundleId, Environment environment) {
        requireNonNull(environment, "environment");
        synchronized (lock) {
            return Optional.ofNullable(apps.get(bundleId))
                    .map(app -> app.bundleId(environment))
                    .orElse(bundleId);
        }
    }

    /** Gives the app's builds for {@code environment} a bundle id of their own. */
    public void bundleId(String teamId, Topic bundleId, Environment environment, Topic own) {
        requireNonNull(environment, "environment");
        synchronized (lock) {
            AppState app = appOf(teamId, bundleId);
            requireFree(teamId, own);
            app.bundleId(environment, own);
            apps.put(own, app);
        }
    }

    /** Creates a key for every topic of the team. */
    public ProviderKey createKey(String teamId, Set<Environment> environments) {
        return create(teamId, environments, key -> key);
    }

    /** Creates a topic-specific key. */
    public ProviderKey createKey(String teamId, Set<Environment> environments, Set<Topic> topics) {
        return create(teamId, environments, key -> {
            topics.forEach(topic -> requireOwner(teamId, "topics", topic));
            return key.forTopics(topics);
        });
    }

    private ProviderKey create(String teamId, Set<Environment> environments, UnaryOperator<RegisteredKey> scope) {
        P8 p8 = P8.generate();
        synchronized (lock) {
            int count = keys.size() + 1;
            while (keys.containsKey(Ids.key(count))) {
                count++;
            }
            String keyId = Ids.key(count);
            keys.put(keyId, scope.apply(teamKey(keyId, teamId, p8, environments)));
            return new ProviderKey(keyId, teamId, p8.pem());
        }
    }

    /** Registers a key that another party created, for every topic of its team and both environments. */
    public void addKey(String teamId, ProviderKey key) {
        requireNonNull(key, "key");
        Ids.checked("keyId", key.keyId());
        if (!key.teamId().equals(teamId)) {
            throw new IllegalArgumentException("key " + key.keyId() + " is of team " + key.teamId() + ", not of team "
                    + teamId + " (add it there: apns.team(\"" + key.teamId() + "\").addKey(…))");
        }
        P8 p8 = P8.parse(key.p8());
        synchronized (lock) {
            if (keys.containsKey(key.keyId())) {
                throw new IllegalArgumentException(
                        "keyId: \"" + key.keyId() + "\" is taken (expected: a key id that no key of this fake has)");
            }
            keys.put(key.keyId(), teamKey(key.keyId(), teamId, p8, Set.of(Environment.values())));
        }
    }

    /** Revokes a key. */
    public void revokeKey(String teamId, String keyId) {
        requireNonNull(keyId, "keyId");
        synchronized (lock) {
            keys.put(keyId, keyOf(teamId, "keyId", keyId).revoked(clock.instant()));
        }
    }

    /** Relates two topic-specific keys, so that both may be used on one connection. */
    public void relateKeys(String teamId, String keyId, String otherKeyId) {
        requireNonNull(keyId, "keyId");
        requireNonNull(otherKeyId, "otherKeyId");
        synchronized (lock) {
            RegisteredKey key = relatable(teamId, "keyId", keyId, otherKeyId);
            RegisteredKey other = relatable(teamId, "otherKeyId", otherKeyId, keyId);
            if (keyId.equals(otherKeyId)) {
                throw new IllegalArgumentException(
                        "otherKeyId: \"" + otherKeyId + "\" is the key itself (expected: another key of the team)");
            }
            if (Collections.disjoint(key.environments(), other.environments())) {
                throw new IllegalArgumentException("otherKeyId: \"" + otherKeyId + "\" is for " + other.environments()
                        + ", and \"" + keyId + "\" is for " + key.environments()
                        + " (expected: keys of the same environment)");
            }
            keys.put(keyId, key.related(otherKeyId));
            keys.put(otherKeyId, other.related(keyId));
        }
    }

    /** Enables or disables the broadcast capability of an app; returns all its bundle ids. */
    Set<Topic> broadcast(String teamId, Topic bundleId, boolean enabled) {
        synchronized (lock) {
            appOf(teamId, bundleId).broadcast(enabled);
            return aliases(bundleId);
        }
    }

    /** Returns whether the broadcast capability of an app was enabled or disabled; empty if it was neither. */
    Optional<Boolean> broadcast(Topic bundleId) {
        synchronized (lock) {
            return Optional.ofNullable(apps.get(bundleId)).flatMap(AppState::broadcast);
        }
    }

    boolean has(String teamId) {
        synchronized (lock) {
            return teams.contains(teamId);
        }
    }

    Optional<RegisteredKey> key(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    boolean hasUnchanged(RegisteredKey key) {
        return key.equals(keys.get(key.keyId()));
    }

    Optional<String> ownerOf(Topic topic) {
        synchronized (lock) {
            AppState app = apps.get(topic.bundleId());
            return app != null ? Optional.of(app.teamId()) : open ? Optional.of(defaultTeam) : Optional.empty();
        }
    }

    /** Returns the bundle ids of a team, in the order they were registered. */
    List<Topic> topicsOf(String teamId) {
        synchronized (lock) {
            return apps.entrySet().stream()
                    .filter(entry -> entry.getValue().teamId().equals(teamId))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    List<String> keyIds(String teamId) {
        synchronized (lock) {
            return keys.values().stream()
                    .filter(key -> key.teamId().equals(teamId))
                    .map(RegisteredKey::keyId)
                    .sorted()
                    .toList();
        }
    }

    /** Returns the bundle ids that belong to the same app as {@code bundleId}, itself included. */
    Set<Topic> aliases(Topic bundleId) {
        synchronized (lock) {
            AppState app = apps.get(bundleId);
            if (app == null) {
                return Set.of(bundleId);
            }
            Set<Topic> all = new HashSet<>(app.bundleIds());
            all.add(bundleId);
            return all;
        }
    }

    /** Returns the topic that is installed if a test asks for {@code topic}: the bundle id may differ by environment. */
    Topic installable(Topic topic, Environment environment) {
        synchronized (lock) {
            Topic asked = topic.bundleId();
            AppState app = apps.get(asked);
            if (app == null) {
                if (!open) {
                    throw new IllegalArgumentException("topic: \"" + topic
                            + "\" belongs to no team of this fake; its topics are " + List.copyOf(apps.keySet())
                            + " (name it in @MockApns({…}) or in MockApnsServer.builder().topics(…), or register it: apns.team().app(\""
                            + asked + "\")"
                            + variantRemedy(asked, environment) + ")");
                }
                app = appOf(defaultTeam, asked);
            }
            String suffix = topic.value().substring(asked.value().length());
            return Topic.of(app.bundleId(environment) + suffix);
        }
    }

    /** The bundle id of a development build is most often that of the app with a suffix. */
    private String variantRemedy(Topic asked, Environment environment) {
        return apps.keySet().stream()
                .filter(known -> asked.value().startsWith(known.value()))
                .findFirst()
                .map(known -> "; or, if it is the bundle id that " + known + " has in " + environment
                        + ": apns.team().app(\"" + known + "\").bundleId(" + environment + ", \"" + asked
                        + "\"), and install \"" + known + "\"")
                .orElse("");
    }

    private AppState appOf(String teamId, Topic bundleId) {
        requireFree(teamId, bundleId);
        return apps.computeIfAbsent(bundleId, id -> new AppState(teamId, id));
    }

    private RegisteredKey keyOf(String teamId, String name, String keyId) {
        RegisteredKey key = keys.get(keyId);
        if (key == null || !key.teamId().equals(teamId)) {
            throw new IllegalArgumentException(
                    name + ": \"" + keyId + "\" is no key of team " + teamId + " (its keys: " + keyIds(teamId) + ")");
        }
        return key;
    }

    private RegisteredKey relatable(String teamId, String name, String keyId, String otherKeyId) {
        RegisteredKey key = keyOf(teamId, name, keyId);
        if (!key.isTopicSpecific()) {
            throw new IllegalArgumentException(
                    name + ": \"" + keyId
                            + "\" is for all topics of the team (expected: a topic-specific key, createKey(environments, topics))");
        }
        if (key.relatedKeyId().isPresent() && !key.isRelatedTo(otherKeyId)) {
            throw new IllegalArgumentException(name + ": \"" + keyId + "\" is related to "
                    + key.relatedKeyId().get() + " already (expected: a key without a related one; it can have one)");
        }
        return key;
    }

    /**
     * Checks who owns a topic.
     *
     * @throws IllegalArgumentException if it is not the team's
     */
    public void requireOwner(String teamId, String name, Topic topic) {
        String owner = ownerOf(topic).orElse("no team");
        if (!owner.equals(teamId)) {
            throw new IllegalArgumentException(name + ": \"" + topic + "\" belongs to " + owner + ", not to team "
                    + teamId + " (register it first: apns.team(\"" + teamId + "\").app(\"" + topic + "\"))");
        }
    }

    private void requireFree(String teamId, Topic bundleId) {
        AppState app = apps.get(bundleId);
        if (app != null && !app.teamId().equals(teamId)) {
            throw new IllegalArgumentException("bundleId: \"" + bundleId + "\" belongs to team " + app.teamId()
                    + " (expected: one that team " + teamId + " may have)");
        }
    }

    private static RegisteredKey teamKey(String keyId, String teamId, P8 p8, Set<Environment> environments) {
        if (environments.isEmpty()) {
            throw new IllegalArgumentException("environments: none (expected: PRODUCTION, SANDBOX or both)");
        }
        return new RegisteredKey(
                keyId, teamId, p8.publicKey(), environments, Optional.empty(), Optional.empty(), Optional.empty());
    }
}

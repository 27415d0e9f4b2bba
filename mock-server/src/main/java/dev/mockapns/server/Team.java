/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.world.ProviderKey;
import java.util.Set;

/** A developer team at Apple: owner of apps and of signing keys. Thread-safe. */
public interface Team {

    /** Returns the 10-character team id: the {@code iss} of its provider tokens. */
    String id();

    /**
     * Returns the team's app of this bundle id, and registers it where there is none.
     *
     * @throws IllegalArgumentException if {@code bundleId} is malformed or belongs to another team
     */
    App app(String bundleId);

    /** Makes a key for every topic of this team, valid in both environments. */
    ProviderKey createKey();

    /**
     * Makes a key for every topic of this team.
     *
     * @param environments one or both
     */
    ProviderKey createKey(Set<Environment> environments);

    /**
     * Makes a topic-specific key.
     *
     * @param environments one or both
     * @param topics bundle ids of this team
     */
    ProviderKey createKey(Set<Environment> environments, Set<String> topics);

    /**
     * Relates two topic-specific keys. Provider tokens of both may then be used on one connection; those of unrelated
     * keys get {@code UnrelatedKeyIdInToken}. A key can have one related key. Source: Apple, <em>Establishing a
     * token-based connection to APNs</em>.
     *
     * @throws IllegalArgumentException if one of them is no topic-specific key of this team or has another related key,
     *     or if they have no environment in common
     */
    void relateKeys(String keyId, String otherKeyId);

    /**
     * Registers a key that was made elsewhere, for every topic of this team and both environments.
     *
     * @throws IllegalArgumentException if its team is another, or its key id is taken
     */
    void addKey(ProviderKey key);

    /** Revokes a key, as in Apple's developer portal. Provider tokens that it signed are no longer valid. */
    void revokeKey(String keyId);
}

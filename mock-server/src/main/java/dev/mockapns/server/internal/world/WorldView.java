/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.world.ChosenRejections.ChosenRejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rules may read of the world. */
public interface WorldView {

    /** Returns how far resets have taken the clock back: its greatest lead over wall time so far, less its lead now. */
    Duration clockTakenBack();

    /** Tells whether there is a team with this id. */
    boolean hasTeam(String teamId);

    /** Returns the key with this id, revoked or not. */
    Optional<RegisteredKey> key(String keyId);

    /** Tells whether nothing about a key has changed since it was read: it was not revoked, for example. */
    boolean hasUnchanged(RegisteredKey key);

    /** Returns the ids of a team's keys, sorted. */
    List<String> keyIds(String teamId);

    /** Returns since when the provider certificate with this serial number is revoked. */
    Optional<Instant> certificateRevokedAt(String serialNumber);

    /** Returns the id of the team that a topic belongs to. */
    Optional<String> ownerOf(Topic topic);

    /** Returns the bundle ids that a team registered. */
    List<Topic> topicsOf(String teamId);

    /** Returns the bundle id that the app of {@code bundleId} has in {@code environment}. */
    Topic bundleId(Topic bundleId, Environment environment);

    /** Returns the history of the device token with these hex digits, in lower case; null if none was issued. Thread-safe. */
    @Nullable
    TokenLife token(String hex);

    /** Returns what is remembered of a device token that {@code reset()} removed. */
    Optional<RemovedToken> removedByReset(DeviceToken token);

    /** Returns the live token of the same device, app and topic as a dead one. */
    Optional<TokenLife> successorOf(TokenLife life);

    /** Returns since when notifications of the app are disabled. */
    Optional<Instant> notificationsOffSince(TokenLife life);

    /** Returns since when the Live Activity of a token is over. */
    Optional<Instant> activityEndedAt(TokenLife life);

    /** Returns whether the broadcast capability of an app was enabled or disabled; empty if it was neither. */
    Optional<Boolean> broadcast(Topic bundleId);

    /** Returns the broadcast channel with this id, deleted or not. */
    Optional<Channel> channel(String id);

    /** Returns how many channels an app has. */
    int channelCount(Topic bundleId, Environment environment);

    /** Returns how many channels all apps have. */
    int channelCount();

    /** Returns the answer that the test chose for this device token, as it is written in the path. */
    Optional<ChosenRejection> chosenRejection(String token);
}

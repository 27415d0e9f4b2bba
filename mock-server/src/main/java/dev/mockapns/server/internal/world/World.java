/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.memory.MemoryBudget;
import dev.mockapns.server.internal.world.ChosenRejections.ChosenRejection;
import dev.mockapns.server.world.ProviderKey;
import dev.mockapns.server.world.TokenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Teams, keys, apps, devices, tokens and the clock of one fake. One lock guards it; it is held for work in memory only,
 * never while calling out. Thread-safe.
 */
public final class World implements WorldView {

    private final Object lock;
    private final WorldClock clock;
    private final Teams teams;
    private final Certificates certificates;
    private final DeviceNames names;
    private final TokenRegistry tokens;
    private final PushReceiver receiver;
    private final Devices devices;
    private final InstalledApps installedApps;
    private final Channels channels;
    private final ChosenRejections chosen;
    private final ProviderKey defaultKey;

    private World(Object lock, WorldClock clock, Teams teams, ProviderKey defaultKey, Consumer<TokenEvent> events) {
        this.lock = lock;
        this.clock = clock;
        this.teams = teams;
        this.certificates = new Certificates(lock, clock);
        this.defaultKey = defaultKey;
        LiveActivityBudget room = new LiveActivityBudget(MemoryBudget.LIVE_ACTIVITIES.bytes());
        this.names = new DeviceNames(
                new PushBudget(MemoryBudget.INBOXES.bytes()), new PushBudget(MemoryBudget.WAITING_PUSHES.bytes()));
        this.tokens = new TokenRegistry(
                clock, names, events, MemoryBudget.DEAD_TOKENS.bytes(), MemoryBudget.REMOVED_TOKENS.bytes());
        this.channels = new Channels(lock, clock, MemoryBudget.STORED_BROADCASTS.bytes());
        LiveActivities activities = new LiveActivities(names, tokens, room);
        this.receiver = new PushReceiver(activities);
        this.devices = new Devices(lock, clock, tokens, channels, activities, receiver, names);
        this.installedApps = new InstalledApps(lock, clock, teams, tokens, activities, channels, names);
        this.chosen = new ChosenRejections(clock);
    }

    /**
     * Returns a new world with a default team that has a new key.
     *
     * @param topics what the default team owns; empty for all
     * @param events told of every token in order, under the lock: it must only queue
     */
    public static World create(WorldClock clock, Collection<Topic> topics, Consumer<TokenEvent> events) {
        Object lock = new Object();
        Teams teams = new Teams(lock, clock, Ids.DEFAULT_TEAM, topics);
        ProviderKey key = teams.createKey(Ids.DEFAULT_TEAM, Set.of(Environment.values()));
        return new World(lock, clock, teams, key, events);
    }

    /** As {@link #create(WorldClock, Collection, Consumer)}, with the team of this key as the default team. */
    public static World create(
            WorldClock clock, Collection<Topic> topics, ProviderKey key, Consumer<TokenEvent> events) {
        Object lock = new Object();
        Teams teams = new Teams(lock, clock, key.teamId(), topics);
        teams.addKey(key.teamId(), key);
        return new World(lock, clock, teams, key, events);
    }

    /**
     * Returns the lock that guards this world: what is read and changed while it is held belongs together. It must not be held
     * while waiting or calling a listener.
     */
    public Object lock() {
        return lock;
    }

    public WorldClock clock() {
        return clock;
    }

    public Teams teams() {
        return teams;
    }

    public Certificates certificates() {
        return certificates;
    }

    public Devices devices() {
        return devices;
    }

    public InstalledApps installedApps() {
        return installedApps;
    }

    public Channels channels() {
        return channels;
    }

    /** Enables or disables the broadcast capability of an app; disabling it deletes its channels. */
    public void broadcast(String teamId, Topic bundleId, boolean enabled) {
        synchronized (lock) {
            Set<Topic> bundleIds = teams.broadcast(teamId, bundleId, enabled);
            if (!enabled) {
                channels.deleteAll(bundleIds);
            }
        }
    }

    public ChosenRejections chosenRejections() {
        return chosen;
    }

    /** Returns the key of the default team. */
    public ProviderKey defaultKey() {
        return defaultKey;
    }

    /** Moves the clock; everything that is due by then has happened when this returns. */
    public void advance(Duration by) {
        clock.advance(by);
        devices.clockMoved();
        channels.dropExpired();
    }

    /** Removes everything that was added since the start, except teams, keys and topics. */
    public void reset() {
        synchronized (lock) {
            devices.clear();
            channels.clear();
            chosen.clear();
            clock.reset();
        }
    }

    /** When a device that gets a push for a dead token reports to APNs that no app has the token. */
    public enum Report {
        NOW,
        LATER,
        NEVER
    }

    /**
     * Brings a push to the device of a token.
     *
     * @param terms on which it waits if the device does not take it now
     */
    public Received bring(TokenLife life, PushToDevice entry, StorageTerms terms) {
        synchronized (lock) {
            if (!life.isAlive()) {
                return Received.DEAD;
            }
            if (life.app().notificationsOffSince() != null) {
                return Received.NOTIFICATIONS_OFF;
            }
            if (life.target().takes(terms)) {
                return receiver.receive(life, entry, terms);
            }
            if (!terms.mayWait(entry.deliveredAt())) {
                return Received.NOT_STORED;
            }
            return names.of(life).store(new WaitingPush(life, entry, terms)) ? Received.OVERWROTE : Received.STORED;
        }
    }

    /** Brings a push to the device of a dead token, which reports it to APNs once the push has reached it. */
    public Report reportDead(TokenLife life, Instant now, StorageTerms terms) {
        synchronized (lock) {
            if (life.target().takes(terms)) {
                life.report(now);
                return Report.NOW;
            }
            if (!terms.mayWait(now)) {
                return Report.NEVER;
            }
            life.reportLater(terms);
            return Report.LATER;
        }
    }

    /** Returns since when the device of a token has no network. */
    public Optional<Instant> offlineSince(TokenLife life) {
        synchronized (lock) {
            return life.target().offlineSince();
        }
    }

    /** Returns how many pushes were dropped from the inbox of the device of a token because it was full. */
    public long inboxDropped(TokenLife life) {
        return life.target().inbox().dropped();
    }

    /** Returns since when the device of a token saves power. */
    public Optional<Instant> savingPowerSince(TokenLife life) {
        synchronized (lock) {
            return life.target().savingPowerSince();
        }
    }

    /** Returns since when the app of a token is force-quit. */
    public Optional<Instant> forceQuitSince(TokenLife life) {
        synchronized (lock) {
            return life.app().forceQuitSince();
        }
    }

    /** Returns until when the device holds a background push for the app of a token. */
    public Optional<Instant> heldUntil(TokenLife life) {
        synchronized (lock) {
            return life.app().background().heldUntil();
        }
    }

    @Override
    public Duration clockTakenBack() {
        return clock.furthestAhead().minus(clock.ahead());
    }

    @Override
    public boolean hasTeam(String teamId) {
        return teams.has(teamId);
    }

    @Override
    public Optional<RegisteredKey> key(String keyId) {
        return teams.key(keyId);
    }

    @Override
    public boolean hasUnchanged(RegisteredKey key) {
        return teams.hasUnchanged(key);
    }

    @Override
    public List<String> keyIds(String teamId) {
        return teams.keyIds(teamId);
    }

    @Override
    public Optional<Instant> certificateRevokedAt(String serialNumber) {
        return certificates.revokedAt(serialNumber);
    }

    @Override
    public Optional<String> ownerOf(Topic topic) {
        return teams.ownerOf(topic);
    }

    @Override
    public List<Topic> topicsOf(String teamId) {
        return teams.topicsOf(teamId);
    }

    @Override
    public Topic bundleId(Topic bundleId, Environment environment) {
        return teams.bundleId(bundleId, environment);
    }

    @Override
    public @Nullable TokenLife token(String hex) {
        return tokens.find(hex);
    }

    @Override
    public Optional<RemovedToken> removedByReset(DeviceToken token) {
        synchronized (lock) {
            return tokens.removed(token);
        }
    }

    @Override
    public Optional<TokenLife> successorOf(TokenLife life) {
        return devices.successorOf(life);
    }

    @Override
    public Optional<Instant> notificationsOffSince(TokenLife life) {
        return Optional.ofNullable(life.app().notificationsOffSince());
    }

    @Override
    public Optional<Instant> activityEndedAt(TokenLife life) {
        return devices.activityEndedAt(life);
    }

    @Override
    public Optional<Boolean> broadcast(Topic bundleId) {
        return teams.broadcast(bundleId);
    }

    @Override
    public Optional<Channel> channel(String id) {
        return channels.find(id);
    }

    @Override
    public int channelCount(Topic bundleId, Environment environment) {
        return channels.count(bundleId, environment);
    }

    @Override
    public int channelCount() {
        return channels.count();
    }

    @Override
    public Optional<ChosenRejection> chosenRejection(String token) {
        return chosen.find(token);
    }
}

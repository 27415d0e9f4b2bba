/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.LiveActivity;
import dev.mockapns.server.world.TokenDeath;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people and apps do to devices, as plain verbs. Thread-safe. */
public final class Devices {

    private final Object lock;
    private final InstantSource clock;
    private final Teams teams;
    private final TokenRegistry tokens;
    private final Channels channels;
    private final LiveActivities activities;
    private final Reception landing;
    private final Inboxes inboxes;
    private final Map<String, DeviceState> devices = new HashMap<>();

    Devices(
            Object lock,
            InstantSource clock,
            Teams teams,
            TokenRegistry tokens,
            Channels channels,
            LiveActivities activities,
            Reception landing,
            Inboxes inboxes) {
        this.lock = lock;
        this.clock = clock;
        this.teams = teams;
        this.tokens = tokens;
        this.channels = channels;
        this.activities = activities;
        this.landing = landing;
        this.inboxes = inboxes;
    }

    /** Returns the device of this name, and makes it where there is none. */
    public DeviceState named(String name) {
        requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: \"" + name + "\" (expected: a name to stand in explanations)");
        }
        synchronized (lock) {
            return devices.computeIfAbsent(name, missing -> new DeviceState(missing, inboxes));
        }
    }

    /** Makes a device with a name that no other has. */
    public DeviceState fresh() {
        synchronized (lock) {
            int number = devices.size() + 1;
            while (devices.containsKey("device " + number)) {
                number++;
            }
            return named("device " + number);
        }
    }

    /** Installs an app, which asks for a device token. */
    public void install(DeviceState device, Topic topic, Environment environment) {
        requireNonNull(environment, "environment");
        synchronized (lock) {
            requireHere(device);
            Topic installed = teams.installable(topic, environment);
            Installation app = present(device, installed.bundleId(), environment);
            TokenLife life = app.tokens().get(installed);
            if (life == null || !life.isAlive()) {
                app.tokens().put(installed, tokens.issue(device, installed, environment));
            }
            device.lastInstalled(installed);
        }
    }

    /** Installs an app and gives it this token; for a back end that has tokens of its own already. */
    public void installWith(DeviceState device, Topic topic, Environment environment, DeviceToken token) {
        synchronized (lock) {
            requireHere(device);
            if (tokens.find(token).isPresent()) {
                throw new IllegalArgumentException(
                        "token: " + token.shortened() + " was issued already (expected: a new one)");
            }
            Topic installed = teams.installable(topic, environment);
            Installation app = present(device, installed.bundleId(), environment);
            Optional.ofNullable(app.tokens().get(installed))
                    .ifPresent(old -> tokens.kill(old, TokenDeath.Kind.ROTATED));
            app.tokens().put(installed, tokens.issue(token, device, installed, environment));
            device.lastInstalled(installed);
        }
    }

    /** Removes the app and ends its tokens. */
    public void uninstall(DeviceState device, Optional<Topic> topic) {
        synchronized (lock) {
            Installation app = presentApp(device, topic, "uninstall");
            killTokens(app, TokenDeath.Kind.UNINSTALLED);
            app.remove();
        }
    }

    /** Removes the app if it is there, and installs it again. */
    public void reinstall(DeviceState device, Optional<Topic> topic) {
        synchronized (lock) {
            Installation old = everInstalled(device, topic, "reinstall");
            killTokens(old, TokenDeath.Kind.REINSTALLED);
            Installation app = new Installation(old.bundleId(), old.environment());
            device.installations().put(old.bundleId(), app);
            for (Topic each : old.tokens().keySet()) {
                app.tokens().put(each, tokens.issue(device, each, old.environment()));
            }
        }
    }

    /** Gives the app a new token for the topic. */
    public void rotateToken(DeviceState device, Optional<Topic> topic) {
        synchronized (lock) {
            Installation app = presentApp(device, topic, "rotateToken");
            TokenLife old = tokenOf(device, app, topic);
            tokens.kill(old, TokenDeath.Kind.ROTATED);
            app.tokens().put(old.topic(), tokens.issue(device, old.topic(), app.environment()));
        }
    }

    /** Moves every app to another device. */
    public void restoreOnto(DeviceState device, DeviceState replacement) {
        synchronized (lock) {
            requireHere(device);
            requireHere(replacement);
            if (device == replacement) {
                throw new IllegalArgumentException(
                        "replacement: " + device.name() + " is the device itself (expected: another one)");
            }
            for (Installation app : List.copyOf(device.installations().values())) {
                if (app.isPresent()) {
                    restore(app, replacement);
                }
            }
            device.lastInstalled().ifPresent(replacement::lastInstalled);
        }
    }

    /** Switches the app's notifications on or off. */
    public void notifications(DeviceState device, Optional<Topic> topic, boolean on) {
        synchronized (lock) {
            Installation app = presentApp(device, topic, on ? "enableNotifications" : "disableNotifications");
            if (on || app.notificationsOffSince().isEmpty()) {
                app.notificationsOffSince(on ? Optional.empty() : Optional.of(clock.instant()));
            }
        }
    }

    /** The person ends the app: what is held for it is lost, and so are background pushes until it is launched. */
    public void forceQuit(DeviceState device, Optional<Topic> topic) {
        synchronized (lock) {
            Installation app = presentApp(device, topic, "forceQuit");
            Instant now = clock.instant();
            device.showDue(now);
            app.background().takeHeld().ifPresent(push -> push.lost(now, Why.NOT_SHOWN));
            if (app.forceQuitSince().isEmpty()) {
                app.forceQuitSince(Optional.of(now));
            }
        }
    }

    /** The person launches the app; what is held for it reaches it. */
    public void launch(DeviceState device, Optional<Topic> topic) {
        synchronized (lock) {
            Installation app = presentApp(device, topic, "launch");
            Instant now = clock.instant();
            device.showDue(now);
            app.forceQuitSince(Optional.empty());
            app.background().takeHeld().ifPresent(push -> {
                device.show(push.deliveredAt(now));
                push.delivered(now);
            });
        }
    }

    /** The app starts a Live Activity by itself. */
    public void startActivity(DeviceState device, Optional<Topic> topic) {
        synchronized (lock) {
            Installation app = presentApp(device, topic, "startActivity");
            boolean started = activities.start(device, app, clock.instant());
            if (!started) {
                throw new IllegalStateException("startActivity: " + LiveActivityBudget.MAX_ACTIVITIES
                        + " Live Activities, or fewer large ones, go on in this fake, which is all it keeps (end some, or"
                        + " call reset())");
            }
        }
    }

    /** The person dismisses every Live Activity of an app. */
    public void dismissActivities(DeviceState device, Optional<Topic> topic) {
        synchronized (lock) {
            activities.dismiss(presentApp(device, topic, "dismissActivities"), clock.instant());
        }
    }

    /** Returns the Live Activities of the apps that are there, those that are over included. */
    public List<LiveActivity> activities(DeviceState device) {
        synchronized (lock) {
            return device.installations().values().stream()
                    .filter(Installation::isPresent)
                    .flatMap(app -> app.activities().values().stream())
                    .map(ActivityState::activity)
                    .toList();
        }
    }

    /** Ends the token of the topic; the app stays. */
    public void endToken(DeviceState device, Optional<Topic> topic, TokenDeath.Kind how) {
        synchronized (lock) {
            String verb = how == TokenDeath.Kind.EXPIRED ? "expireToken" : "unregister";
            tokens.kill(tokenOf(device, presentApp(device, topic, verb), topic), how);
        }
    }

    /** Takes the network from the device. */
    public void goOffline(DeviceState device) {
        synchronized (lock) {
            requireHere(device);
            if (device.offlineSince().isEmpty()) {
                device.offlineSince(Optional.of(clock.instant()));
            }
        }
    }

    /** Gives the device its network back; what was stored and has not expired reaches it. */
    public void goOnline(DeviceState device) {
        synchronized (lock) {
            requireHere(device);
            device.offlineSince(Optional.empty());
            bringStored(device);
            channels.catchUp(device);
        }
    }

    /** Lets the device hold a power reservation. */
    public void savePower(DeviceState device) {
        synchronized (lock) {
            requireHere(device);
            if (device.savingPowerSince().isEmpty()) {
                device.savingPowerSince(Optional.of(clock.instant()));
            }
        }
    }

    /** Ends the power reservation; what waited for that and has not expired reaches the device. */
    public void wakeUp(DeviceState device) {
        synchronized (lock) {
            requireHere(device);
            device.savingPowerSince(Optional.empty());
            bringStored(device);
        }
    }

    private void bringStored(DeviceState device) {
        Instant now = clock.instant();
        for (StoredPush push : device.takeStored()) {
            if (push.isDue(now)) {
                PushToDevice brought = push.entry().deliveredAt(now);
                noteOutcome(brought, landing.on(device, push.life(), brought, push.terms()));
            } else {
                push.entry().lost(now, Why.EXPIRED);
            }
        }
        device.history().forEach(life -> life.reportWaiting(now));
    }

    /** A push that the device holds waits on. */
    private static void noteOutcome(PushToDevice push, World.AcceptedConnection outcome) {
        switch (outcome) {
            case SHOWN, REPLACED, STARTED -> push.delivered(push.deliveredAt());
            case STORED, OVERWROTE, HELD, HELD_INSTEAD -> {}
            case DEAD -> push.lost(push.deliveredAt(), Why.TOKEN_DIED);
            case NOT_STORED, NOTIFICATIONS_OFF, FORCE_QUIT, NOT_STARTED, NO_ROOM, STARTED_ALREADY, ACTIVITY_OVER ->
                push.lost(push.deliveredAt(), Why.NOT_SHOWN);
        }
    }

    /** Lets the app of a channel follow it. */
    public void subscribe(DeviceState device, String channelId) {
        synchronized (lock) {
            requireHere(device);
            channels.subscribe(device, channelId);
        }
    }

    /** Returns the token that was issued last, dead or alive; with a topic, the last one for it. */
    public DeviceToken token(DeviceState device, Optional<Topic> topic) {
        synchronized (lock) {
            Set<Topic> wanted = topic.map(this::aliases).orElse(Set.of());
            return device.history().stream()
                    .filter(life -> topic.isEmpty() || wanted.contains(life.topic()))
                    .reduce((older, newer) -> newer)
                    .map(TokenLife::token)
                    .orElseThrow(() -> new IllegalStateException(device.name() + " never had a device token"
                            + topic.map(t -> " for " + t).orElse("") + " (install the app first: device.install(\""
                            + topic.map(Topic::value).orElse("com.example.app") + "\"))"));
        }
    }

    public List<IssuedToken> history(DeviceState device) {
        synchronized (lock) {
            return device.history().stream().map(TokenLife::issued).toList();
        }
    }

    /** Returns what a device shows, the oldest first. */
    public List<InboxEntry> inbox(DeviceState device) {
        List<PushToDevice> pushes;
        synchronized (lock) {
            device.showDue(clock.instant());
            pushes = device.inbox().pushes();
        }
        return pushes.stream().map(PushToDevice::entry).toList();
    }

    /** Returns how many pushes were dropped from the inbox of a device because it was full. */
    public long inboxDropped(DeviceState device) {
        synchronized (lock) {
            return device.inbox().dropped();
        }
    }

    Optional<Instant> notificationsOffSince(TokenLife life) {
        synchronized (lock) {
            return appOf(life).flatMap(Installation::notificationsOffSince);
        }
    }

    Optional<Installation> appOf(TokenLife life) {
        synchronized (lock) {
            return Optional.ofNullable(
                    life.device().installations().get(life.topic().bundleId()));
        }
    }

    /** Returns the token that lives where this one died: same device, same app and topic. */
    Optional<TokenLife> successorOf(TokenLife life) {
        synchronized (lock) {
            return life.device().history().stream()
                    .filter(other -> other.isAlive()
                            && !other.isOfActivity()
                            && !life.isOfActivity()
                            && other.topic().equals(life.topic()))
                    .findFirst();
        }
    }

    void dropExpired() {
        synchronized (lock) {
            Instant now = clock.instant();
            devices.values().forEach(device -> device.dropExpired(now));
        }
    }

    void clear() {
        devices.clear();
        inboxes.clear();
        activities.clear();
        tokens.clear();
    }

    private void killTokens(Installation app, TokenDeath.Kind how) {
        killTokens(app, new TokenDeath(how, clock.instant(), Optional.empty()));
    }

    private void killTokens(Installation app, TokenDeath death) {
        app.everyToken().forEach(life -> tokens.kill(life, death));
        activities.tokensDied(app);
    }

    private Installation present(DeviceState device, Topic bundleId, Environment environment) {
        Installation app = device.installations().get(bundleId);
        if (app != null && app.isPresent() && app.environment() == environment) {
            return app;
        }
        if (app != null) {
            killTokens(app, TokenDeath.Kind.REPLACED);
        }
        Installation fresh = new Installation(bundleId, environment);
        device.installations().put(bundleId, fresh);
        return fresh;
    }

    private void restore(Installation app, DeviceState replacement) {
        killTokens(app, new TokenDeath(TokenDeath.Kind.RESTORED, clock.instant(), Optional.of(replacement.name())));
        app.remove();
        Installation there = present(replacement, app.bundleId(), app.environment());
        there.notificationsOffSince(app.notificationsOffSince());
        for (Topic topic : app.tokens().keySet()) {
            TokenLife had = there.tokens().get(topic);
            if (had == null || !had.isAlive()) {
                there.tokens().put(topic, tokens.issue(replacement, topic, app.environment()));
            }
        }
    }

    private Installation presentApp(DeviceState device, Optional<Topic> topic, String verb) {
        Installation app = everInstalled(device, topic, verb);
        if (!app.isPresent()) {
            throw new IllegalStateException(verb + ": " + app.bundleId() + " is not installed on " + device.name()
                    + " any more (install it again first: device.install(\"" + app.bundleId() + "\"))");
        }
        return app;
    }

    private Installation everInstalled(DeviceState device, Optional<Topic> topic, String verb) {
        requireHere(device);
        Topic wanted = topic.or(device::lastInstalled)
                .orElseThrow(() -> new IllegalStateException(verb + ": no app was ever installed on " + device.name()
                        + " (install one first: device.install(\"com.example.app\"))"));
        List<Installation> candidates = new ArrayList<>();
        for (Topic alias : aliases(wanted)) {
            Optional.ofNullable(device.installations().get(alias.bundleId())).ifPresent(candidates::add);
        }
        return candidates.stream()
                .filter(app -> app.bundleId().equals(wanted.bundleId()))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException(verb + ": " + wanted + " was never installed on "
                        + device.name() + " (install it first: device.install(\"" + wanted + "\"))"));
    }

    private TokenLife tokenOf(DeviceState device, Installation app, Optional<Topic> topic) {
        Topic wanted = topic.or(device::lastInstalled).orElse(app.bundleId());
        Set<Topic> aliases = aliases(wanted);
        return app.tokens().values().stream()
                .filter(life -> aliases.contains(life.topic()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(wanted + " has no device token on " + device.name()
                        + " (ask for one first: device.install(\"" + wanted + "\"))"));
    }

    /** Returns the same topic under every bundle id of its app. */
    private Set<Topic> aliases(Topic topic) {
        String suffix = topic.value().substring(topic.bundleId().value().length());
        Set<Topic> all = new HashSet<>();
        for (Topic bundleId : teams.aliases(topic.bundleId())) {
            all.add(Topic.of(bundleId + suffix));
        }
        return all;
    }

    private void requireHere(DeviceState device) {
        if (devices.get(device.name()) != device) {
            throw new IllegalStateException("the device " + device.name()
                    + " is not of this world: it went with reset(), or is of another fake (make it anew:"
                    + " apns.device(\"" + device.name() + "\"))");
        }
    }
}

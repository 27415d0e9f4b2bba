/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.LiveActivity;
import dev.mockapns.server.world.TokenDeath;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verbs of apps on devices. A topic is one that {@link #find},
 * {@link #all}, {@link #soleApp} or {@link #soleTopic} returned. Thread-safe.
 */
public final class InstalledApps {

    private final Object lock;
    private final InstantSource clock;
    private final Teams teams;
    private final TokenRegistry tokens;
    private final LiveActivities activities;
    private final Channels channels;
    private final DeviceNames devices;
    private final AppLookup lookup;

    InstalledApps(
            Object lock,
            InstantSource clock,
            Teams teams,
            TokenRegistry tokens,
            LiveActivities activities,
            Channels channels,
            DeviceNames devices) {
        this.lock = lock;
        this.clock = clock;
        this.teams = teams;
        this.tokens = tokens;
        this.activities = activities;
        this.channels = channels;
        this.devices = devices;
        this.lookup = new AppLookup(teams);
    }

    /** Returns the topic under which the app of {@code topic} is, or was, installed on the device. */
    public Topic find(DeviceState device, Topic topic) {
        synchronized (lock) {
            devices.requireHere(device);
            return lookup.find(device, topic);
        }
    }

    /** Returns the topics of the apps that are installed. */
    public List<Topic> all(DeviceState device) {
        synchronized (lock) {
            return AppLookup.topics(device);
        }
    }

    /** Returns the bundle id of the one app that is installed; if none is, of the one that was. */
    public Topic soleApp(DeviceState device, String verb) {
        synchronized (lock) {
            devices.requireHere(device);
            return AppLookup.soleApp(device, verb).bundleId();
        }
    }

    /** Returns the one topic of {@link #soleApp}. */
    public Topic soleTopic(DeviceState device, String verb) {
        synchronized (lock) {
            devices.requireHere(device);
            return AppLookup.soleTopic(device, verb);
        }
    }

    /** Installs an app, which asks for a device token. */
    public void install(DeviceState device, Topic topic, Environment environment) {
        requireNonNull(environment, "environment");
        synchronized (lock) {
            devices.requireHere(device);
            Topic installed = teams.installable(topic, environment);
            Installation app = installation(device, installed.bundleId(), environment);
            TokenLife life = app.tokens().get(installed);
            if (life == null || !life.isAlive()) {
                app.tokens().put(installed, tokens.issue(device, app, installed));
            }
        }
    }

    /** Installs an app and gives it this token, for a back end that already has tokens in its database. */
    public void installWith(DeviceState device, Topic topic, Environment environment, DeviceToken token) {
        synchronized (lock) {
            devices.requireHere(device);
            if (tokens.find(token.hex()) != null) {
                throw new IllegalArgumentException(
                        "token: " + token.shortened() + " was issued already (expected: a new one)");
            }
            Topic installed = teams.installable(topic, environment);
            Installation app = installation(device, installed.bundleId(), environment);
            Optional.ofNullable(app.tokens().get(installed))
                    .ifPresent(old -> tokens.kill(old, TokenDeath.Kind.ROTATED));
            app.tokens().put(installed, tokens.issue(token, device, app, installed));
        }
    }

    /** Returns whether the app is installed. */
    public boolean isInstalled(DeviceState device, Topic topic) {
        synchronized (lock) {
            return AppLookup.ever(device, topic, "isInstalled").isPresent();
        }
    }

    /** Removes the app and ends its tokens. */
    public void uninstall(DeviceState device, Topic topic) {
        synchronized (lock) {
            Installation app = present(device, topic, "uninstall");
            remove(device, app, TokenDeath.Kind.UNINSTALLED);
        }
    }

    /** Removes the app if it is installed, and installs it again. */
    public void reinstall(DeviceState device, Topic topic) {
        synchronized (lock) {
            devices.requireHere(device);
            Installation old = AppLookup.ever(device, topic, "reinstall");
            remove(device, old, TokenDeath.Kind.REINSTALLED);
            Installation app = new Installation(old.bundleId(), old.environment());
            device.installations().put(old.bundleId(), app);
            for (Topic each : old.tokens().keySet()) {
                app.tokens().put(each, tokens.issue(device, app, each));
            }
        }
    }

    /** Moves every app to another device. */
    public void restoreOnto(DeviceState device, DeviceState replacement) {
        synchronized (lock) {
            devices.requireHere(device);
            devices.requireHere(replacement);
            if (device == replacement) {
                throw new IllegalArgumentException(
                        "replacement: " + device.name() + " is the device itself (expected: another one)");
            }
            for (Installation app : List.copyOf(device.installations().values())) {
                if (app.isPresent()) {
                    restore(device, app, replacement);
                }
            }
        }
    }

    /** Gives the app a new token for the topic. */
    public void rotateToken(DeviceState device, Topic topic) {
        synchronized (lock) {
            Installation app = present(device, topic, "rotateToken");
            tokens.kill(AppLookup.token(device, app, topic), TokenDeath.Kind.ROTATED);
            app.tokens().put(topic, tokens.issue(device, app, topic));
        }
    }

    /** Ends the token of the topic; the app stays. */
    public void endToken(DeviceState device, Topic topic, TokenDeath.Kind how) {
        synchronized (lock) {
            String verb = how == TokenDeath.Kind.EXPIRED ? "expireToken" : "unregister";
            tokens.kill(AppLookup.token(device, present(device, topic, verb), topic), how);
        }
    }

    /** Enables or disables the app's notifications. */
    public void notifications(DeviceState device, Topic topic, boolean on) {
        synchronized (lock) {
            Installation app = present(device, topic, on ? "enableNotifications" : "disableNotifications");
            if (on) {
                app.state().enableNotifications();
            } else {
                app.state().disableNotifications(clock.instant());
            }
        }
    }

    /** Force-quits the app: what is held for it is lost, and so is every background push until it is launched. */
    public void forceQuit(DeviceState device, Topic topic) {
        synchronized (lock) {
            Installation app = present(device, topic, "forceQuit");
            Instant now = clock.instant();
            device.target().showDue(now);
            device.target().loseHeld(app.state(), now, Why.NOT_SHOWN);
            app.state().forceQuit(now);
        }
    }

    /** Launches the app; what is held for it reaches it. */
    public void launch(DeviceState device, Topic topic) {
        synchronized (lock) {
            Installation app = present(device, topic, "launch");
            Instant now = clock.instant();
            device.target().showDue(now);
            app.state().launch();
            device.target().showHeld(app.state(), now);
        }
    }

    /** The app starts a Live Activity itself. */
    public void startActivity(DeviceState device, Topic topic) {
        synchronized (lock) {
            Installation app = present(device, topic, "startActivity");
            boolean started = activities.start(device, app, clock.instant());
            if (!started) {
                throw new IllegalStateException("startActivity: " + LiveActivityBudget.MAX_ACTIVITIES
                        + " Live Activities, or fewer large ones, are active in this fake, which is all it keeps (end some, or"
                        + " call reset())");
            }
        }
    }

    /** Dismisses every Live Activity of an app. */
    public void dismissActivities(DeviceState device, Topic topic) {
        synchronized (lock) {
            activities.dismiss(present(device, topic, "dismissActivities"), clock.instant());
        }
    }

    /** Returns the Live Activities of an app, including those that ended; none if it is not installed. */
    public List<LiveActivity> activities(DeviceState device, Topic topic) {
        synchronized (lock) {
            return activities(AppLookup.ever(device, topic, "activities")).toList();
        }
    }

    /** Returns the Live Activities of the apps that are installed, including those that ended. */
    public List<LiveActivity> activities(DeviceState device) {
        synchronized (lock) {
            return device.installations().values().stream()
                    .flatMap(InstalledApps::activities)
                    .toList();
        }
    }

    private static Stream<LiveActivity> activities(Installation app) {
        return app.isPresent() ? app.activities().values().stream().map(ActivityState::activity) : Stream.empty();
    }

    /** Returns the token that was issued last for the topic, dead or alive. */
    public DeviceToken token(DeviceState device, Topic topic) {
        synchronized (lock) {
            return device.history().stream()
                    .filter(life -> life.topic().equals(topic))
                    .reduce((older, newer) -> newer)
                    .map(TokenLife::token)
                    .orElseThrow(() -> new IllegalStateException(device.name() + " never had a device token for "
                            + topic + " (install the app first: device.install(\"" + topic + "\"))"));
        }
    }

    /** Returns every token that was ever issued for the topic, the oldest first. */
    public List<IssuedToken> history(DeviceState device, Topic topic) {
        synchronized (lock) {
            return device.history().stream()
                    .filter(life -> life.topic().equals(topic))
                    .map(TokenLife::issued)
                    .toList();
        }
    }

    private Installation present(DeviceState device, Topic topic, String verb) {
        devices.requireHere(device);
        return AppLookup.present(device, topic, verb);
    }

    private Installation installation(DeviceState device, Topic bundleId, Environment environment) {
        Installation app = device.installations().get(bundleId);
        if (app != null && app.isPresent() && app.environment() == environment) {
            return app;
        }
        if (app != null) {
            remove(device, app, TokenDeath.Kind.REPLACED);
        }
        Installation fresh = new Installation(bundleId, environment);
        device.installations().put(bundleId, fresh);
        return fresh;
    }

    private void restore(DeviceState device, Installation app, DeviceState replacement) {
        remove(device, app, new TokenDeath(TokenDeath.Kind.RESTORED, clock.instant(), Optional.of(replacement.name())));
        Installation there = installation(replacement, app.bundleId(), app.environment());
        there.state().enableNotifications();
        Instant offSince = app.state().notificationsOffSince();
        if (offSince != null) {
            there.state().disableNotifications(offSince);
        }
        for (Topic topic : app.tokens().keySet()) {
            TokenLife had = there.tokens().get(topic);
            if (had == null || !had.isAlive()) {
                there.tokens().put(topic, tokens.issue(replacement, there, topic));
            }
        }
    }

    private void remove(DeviceState device, Installation app, TokenDeath.Kind how) {
        remove(device, app, new TokenDeath(how, clock.instant(), Optional.empty()));
    }

    /** Ends the tokens of an app, its Live Activities and its subscriptions. */
    private void remove(DeviceState device, Installation app, TokenDeath death) {
        device.target().showDue(death.at());
        device.target().loseHeld(app.state(), death.at(), Why.APP_REMOVED);
        app.everyToken().forEach(life -> tokens.kill(life, death));
        activities.tokensDied(app);
        channels.appRemoved(device, app);
        app.remove();
    }
}

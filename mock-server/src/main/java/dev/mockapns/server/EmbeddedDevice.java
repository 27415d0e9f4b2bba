/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.world.DeviceState;
import dev.mockapns.server.internal.world.Devices;
import dev.mockapns.server.internal.world.InstalledApps;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.LiveActivity;
import java.util.List;

/** A device in this JVM. */
final class EmbeddedDevice implements Device {

    private final Devices devices;
    private final InstalledApps apps;
    private final DeviceState state;

    EmbeddedDevice(Devices devices, InstalledApps apps, DeviceState state) {
        this.devices = devices;
        this.apps = apps;
        this.state = state;
    }

    @Override
    public String name() {
        return state.name();
    }

    @Override
    public Device install(String topic, Environment environment) {
        requireNonNull(topic, "topic");
        requireNonNull(environment, "environment");
        apps.install(state, Topic.of(topic), environment);
        return this;
    }

    @Override
    public Device install(String topic, Environment environment, DeviceToken token) {
        requireNonNull(topic, "topic");
        requireNonNull(environment, "environment");
        requireNonNull(token, "token");
        apps.installWith(state, Topic.of(topic), environment, token);
        return this;
    }

    @Override
    public InstalledApp app(String topic) {
        return app(apps.find(state, Topic.of(requireNonNull(topic, "topic"))));
    }

    @Override
    public List<InstalledApp> apps() {
        return apps.all(state).stream().map(this::app).toList();
    }

    private InstalledApp app(Topic topic) {
        return new EmbeddedInstalledApp(devices, apps, state, topic);
    }

    private InstalledApp soleApp(String verb) {
        return app(apps.soleApp(state, verb));
    }

    private InstalledApp soleTopic(String verb) {
        return app(apps.soleTopic(state, verb));
    }

    @Override
    public Device uninstall() {
        soleApp("uninstall").uninstall();
        return this;
    }

    @Override
    public Device reinstall() {
        soleApp("reinstall").reinstall();
        return this;
    }

    @Override
    public Device rotateToken() {
        soleTopic("rotateToken").rotateToken();
        return this;
    }

    @Override
    public Device unregister() {
        soleTopic("unregister").unregister();
        return this;
    }

    @Override
    public Device expireToken() {
        soleTopic("expireToken").expireToken();
        return this;
    }

    @Override
    public Device disableNotifications() {
        soleApp("disableNotifications").disableNotifications();
        return this;
    }

    @Override
    public Device enableNotifications() {
        soleApp("enableNotifications").enableNotifications();
        return this;
    }

    @Override
    public Device forceQuit() {
        soleApp("forceQuit").forceQuit();
        return this;
    }

    @Override
    public Device launch() {
        soleApp("launch").launch();
        return this;
    }

    @Override
    public Device startActivity() {
        soleApp("startActivity").startActivity();
        return this;
    }

    @Override
    public Device dismissActivities() {
        soleApp("dismissActivities").dismissActivities();
        return this;
    }

    @Override
    public Device restoreOnto(Device replacement) {
        requireNonNull(replacement, "replacement");
        if (!(replacement instanceof EmbeddedDevice other)) {
            throw new IllegalArgumentException(
                    "replacement: " + replacement.name() + " is a device of another fake (expected: one of this fake)");
        }
        apps.restoreOnto(state, other.state);
        return this;
    }

    @Override
    public Device goOffline() {
        devices.goOffline(state);
        return this;
    }

    @Override
    public Device goOnline() {
        devices.goOnline(state);
        return this;
    }

    @Override
    public Device savePower() {
        devices.savePower(state);
        return this;
    }

    @Override
    public Device wakeUp() {
        devices.wakeUp(state);
        return this;
    }

    @Override
    public Device subscribe(String channelId) {
        devices.subscribe(state, requireNonNull(channelId, "channelId"));
        return this;
    }

    @Override
    public Device unsubscribe(String channelId) {
        devices.unsubscribe(state, requireNonNull(channelId, "channelId"));
        return this;
    }

    @Override
    public DeviceToken token() {
        return soleTopic("token").token();
    }

    @Override
    public List<IssuedToken> tokens() {
        return devices.history(state);
    }

    @Override
    public List<LiveActivity> activities() {
        return apps.activities(state);
    }

    @Override
    public List<InboxEntry> inbox() {
        return devices.inbox(state);
    }

    @Override
    public long inboxDropped() {
        return devices.inboxDropped(state);
    }

    @Override
    public String toString() {
        return "Device[" + name() + "]";
    }
}

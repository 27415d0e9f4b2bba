/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.world.DeviceState;
import dev.mockapns.server.internal.world.Devices;
import dev.mockapns.server.internal.world.InstalledApps;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.LiveActivity;
import dev.mockapns.server.world.TokenDeath;
import java.util.List;

/** An app on a device in this JVM. */
final class EmbeddedInstalledApp implements InstalledApp {

    private final Devices devices;
    private final InstalledApps apps;
    private final DeviceState device;
    private final Topic topic;

    /** @param topic as {@link InstalledApps} returned it */
    EmbeddedInstalledApp(Devices devices, InstalledApps apps, DeviceState device, Topic topic) {
        this.devices = devices;
        this.apps = apps;
        this.device = device;
        this.topic = topic;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public boolean isInstalled() {
        return apps.isInstalled(device, topic);
    }

    @Override
    public DeviceToken token() {
        return apps.token(device, topic);
    }

    @Override
    public List<IssuedToken> tokens() {
        return apps.history(device, topic);
    }

    @Override
    public InstalledApp uninstall() {
        apps.uninstall(device, topic);
        return this;
    }

    @Override
    public InstalledApp reinstall() {
        apps.reinstall(device, topic);
        return this;
    }

    @Override
    public InstalledApp rotateToken() {
        apps.rotateToken(device, topic);
        return this;
    }

    @Override
    public InstalledApp disableNotifications() {
        apps.notifications(device, topic, false);
        return this;
    }

    @Override
    public InstalledApp enableNotifications() {
        apps.notifications(device, topic, true);
        return this;
    }

    @Override
    public InstalledApp forceQuit() {
        apps.forceQuit(device, topic);
        return this;
    }

    @Override
    public InstalledApp launch() {
        apps.launch(device, topic);
        return this;
    }

    @Override
    public InstalledApp unregister() {
        apps.endToken(device, topic, TokenDeath.Kind.UNREGISTERED);
        return this;
    }

    @Override
    public InstalledApp expireToken() {
        apps.endToken(device, topic, TokenDeath.Kind.EXPIRED);
        return this;
    }

    @Override
    public InstalledApp subscribe(String channelId) {
        devices.subscribe(device, topic, requireNonNull(channelId, "channelId"));
        return this;
    }

    @Override
    public InstalledApp unsubscribe(String channelId) {
        devices.unsubscribe(device, topic, requireNonNull(channelId, "channelId"));
        return this;
    }

    @Override
    public InstalledApp startActivity() {
        apps.startActivity(device, topic);
        return this;
    }

    @Override
    public InstalledApp dismissActivities() {
        apps.dismissActivities(device, topic);
        return this;
    }

    @Override
    public List<LiveActivity> activities() {
        return apps.activities(device, topic);
    }

    @Override
    public List<InboxEntry> inbox() {
        return devices.inbox(device, topic);
    }

    @Override
    public String toString() {
        return "InstalledApp[" + topic + " on " + device.name() + "]";
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.world.Channels;
import dev.mockapns.server.internal.world.DeviceState;
import dev.mockapns.server.internal.world.Devices;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.LiveActivity;
import dev.mockapns.server.world.TokenDeath;
import java.util.List;
import java.util.Optional;

/** A device in this JVM. */
final class EmbeddedDevice implements Device {

    private final Devices devices;
    private final Channels channels;
    private final DeviceState state;

    EmbeddedDevice(Devices devices, Channels channels, DeviceState state) {
        this.devices = devices;
        this.channels = channels;
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
        devices.install(state, Topic.of(topic), environment);
        return this;
    }

    @Override
    public Device install(String topic, Environment environment, DeviceToken token) {
        requireNonNull(topic, "topic");
        requireNonNull(environment, "environment");
        requireNonNull(token, "token");
        devices.installWith(state, Topic.of(topic), environment, token);
        return this;
    }

    @Override
    public Device uninstall() {
        devices.uninstall(state, Optional.empty());
        return this;
    }

    @Override
    public Device uninstall(String topic) {
        devices.uninstall(state, parsed(topic));
        return this;
    }

    @Override
    public Device reinstall() {
        devices.reinstall(state, Optional.empty());
        return this;
    }

    @Override
    public Device reinstall(String topic) {
        devices.reinstall(state, parsed(topic));
        return this;
    }

    @Override
    public Device rotateToken() {
        devices.rotateToken(state, Optional.empty());
        return this;
    }

    @Override
    public Device rotateToken(String topic) {
        devices.rotateToken(state, parsed(topic));
        return this;
    }

    @Override
    public Device disableNotifications() {
        devices.notifications(state, Optional.empty(), false);
        return this;
    }

    @Override
    public Device disableNotifications(String topic) {
        devices.notifications(state, parsed(topic), false);
        return this;
    }

    @Override
    public Device enableNotifications() {
        devices.notifications(state, Optional.empty(), true);
        return this;
    }

    @Override
    public Device enableNotifications(String topic) {
        devices.notifications(state, parsed(topic), true);
        return this;
    }

    @Override
    public Device unregister() {
        devices.endToken(state, Optional.empty(), TokenDeath.Kind.UNREGISTERED);
        return this;
    }

    @Override
    public Device unregister(String topic) {
        devices.endToken(state, parsed(topic), TokenDeath.Kind.UNREGISTERED);
        return this;
    }

    @Override
    public Device expireToken() {
        devices.endToken(state, Optional.empty(), TokenDeath.Kind.EXPIRED);
        return this;
    }

    @Override
    public Device expireToken(String topic) {
        devices.endToken(state, parsed(topic), TokenDeath.Kind.EXPIRED);
        return this;
    }

    @Override
    public Device restoreOnto(Device replacement) {
        requireNonNull(replacement, "replacement");
        if (!(replacement instanceof EmbeddedDevice other)) {
            throw new IllegalArgumentException(
                    "replacement: " + replacement.name() + " is a device of another fake (expected: one of this fake)");
        }
        devices.restoreOnto(state, other.state);
        return this;
    }

    @Override
    public Device goOffline() {
        devices.goOffline(state);
        return this;
    }

    @Override
    public Device forceQuit() {
        devices.forceQuit(state, Optional.empty());
        return this;
    }

    @Override
    public Device forceQuit(String topic) {
        devices.forceQuit(state, parsed(topic));
        return this;
    }

    @Override
    public Device launch() {
        devices.launch(state, Optional.empty());
        return this;
    }

    @Override
    public Device launch(String topic) {
        devices.launch(state, parsed(topic));
        return this;
    }

    @Override
    public Device startActivity() {
        devices.startActivity(state, Optional.empty());
        return this;
    }

    @Override
    public Device startActivity(String topic) {
        devices.startActivity(state, parsed(topic));
        return this;
    }

    @Override
    public Device dismissActivities() {
        devices.dismissActivities(state, Optional.empty());
        return this;
    }

    @Override
    public Device dismissActivities(String topic) {
        devices.dismissActivities(state, parsed(topic));
        return this;
    }

    @Override
    public List<LiveActivity> activities() {
        return devices.activities(state);
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
        channels.unsubscribe(state, requireNonNull(channelId, "channelId"));
        return this;
    }

    @Override
    public DeviceToken token() {
        return devices.token(state, Optional.empty());
    }

    @Override
    public DeviceToken token(String topic) {
        return devices.token(state, parsed(topic));
    }

    @Override
    public List<IssuedToken> tokens() {
        return devices.history(state);
    }

    @Override
    public List<InboxEntry> inbox() {
        return devices.inbox(state);
    }

    @Override
    public long inboxDropped() {
        return devices.inboxDropped(state);
    }

    private static Optional<Topic> parsed(String topic) {
        return Optional.of(Topic.of(requireNonNull(topic, "topic")));
    }

    @Override
    public String toString() {
        return "Device[" + name() + "]";
    }
}

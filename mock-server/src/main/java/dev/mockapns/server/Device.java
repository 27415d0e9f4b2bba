/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.LiveActivity;
import java.util.List;

/**
 * A phone, watch or Mac with apps on it. Its verbs are what a person or an app does; each returns this device.
 *
 * <p>An app is named by a topic: a bundle id, or a bundle id with the suffix of a push type for an app that also
 * registered for that push service ({@code com.example.orders.voip}); each topic has a device token of its own.
 * {@link #app} returns the app of a topic, which has the verbs of apps.
 *
 * <p>Those verbs have short forms here, without a topic, for a device with one app: they mean the one app that is
 * installed, or, if none is, the one that was, so that it can be reinstalled and its last token read. {@link #token},
 * {@link #rotateToken}, {@link #unregister} and {@link #expireToken} need that app to have one topic, too. A short form
 * that could mean several apps or topics throws {@link IllegalStateException}, which names them.
 *
 * <p>Every token ever issued is remembered with its history, so that a push to a dead one can be explained.
 *
 * <p>Thread-safe. A verb that needs an installed app throws {@link IllegalStateException} if there is none.
 */
public interface Device {

    /** Returns the name, as explanations show it. */
    String name();

    /** As {@link #install(String, Environment)} in production. */
    default Device install(String topic) {
        return install(topic, Environment.PRODUCTION);
    }

    /**
     * Installs an app, which asks for a device token and gets one.
     *
     * <p>If the app has another bundle id in {@code environment} (see {@link App}), that one is installed. An app
     * that is installed from the other environment is replaced, and its token dies.
     *
     * @throws IllegalArgumentException if the topic is malformed, or the list of topics is closed and lacks it
     */
    Device install(String topic, Environment environment);

    /**
     * As {@link #install(String, Environment)}, with a device token of the caller's choice: for a back end that has
     * tokens in its database already. If the app has a token for the topic, that one dies.
     *
     * @throws IllegalArgumentException also if this fake issued {@code token} before
     */
    Device install(String topic, Environment environment, DeviceToken token);

    /**
     * Returns the app of this topic, installed or uninstalled.
     *
     * @throws IllegalArgumentException if the topic is malformed
     * @throws IllegalStateException if the app was never installed on this device
     */
    InstalledApp app(String topic);

    /** Returns the installed apps, one for each topic that has a device token of its own. */
    List<InstalledApp> apps();

    /**
     * Restores a backup of this device onto {@code replacement}: the apps get new tokens there, the ones here die.
     *
     * @return this device, the old one; the new tokens are {@code replacement}'s
     */
    Device restoreOnto(Device replacement);

    /** The device goes offline; APNs stores pushes to it. */
    Device goOffline();

    /** The device is back online; stored pushes that have not expired reach it now. */
    Device goOnline();

    /**
     * The device saves power: while it is online, pushes of priority 10 still reach it at once, and those of priority 5
     * and 1 are stored until it wakes up. Apple calls this a power reservation.
     */
    Device savePower();

    /**
     * The device is awake; pushes that were stored until then and have not expired reach it now. Every new device is
     * awake.
     */
    Device wakeUp();

    /** As {@link InstalledApp#uninstall} of the one app. */
    Device uninstall();

    /** As {@link InstalledApp#reinstall} of the one app. */
    Device reinstall();

    /** As {@link InstalledApp#rotateToken} of the one app, which has one topic. */
    Device rotateToken();

    /** As {@link InstalledApp#unregister} of the one app, which has one topic. */
    Device unregister();

    /** As {@link InstalledApp#expireToken} of the one app, which has one topic. */
    Device expireToken();

    /** As {@link InstalledApp#disableNotifications} of the one app. */
    Device disableNotifications();

    /** As {@link InstalledApp#enableNotifications} of the one app. */
    Device enableNotifications();

    /** As {@link InstalledApp#forceQuit} of the one app. */
    Device forceQuit();

    /** As {@link InstalledApp#launch} of the one app. */
    Device launch();

    /** As {@link InstalledApp#startActivity} of the one app. */
    Device startActivity();

    /** As {@link InstalledApp#dismissActivities} of the one app. */
    Device dismissActivities();

    /**
     * As {@link InstalledApp#subscribe} of the app that the channel belongs to.
     *
     * @throws IllegalArgumentException if this fake has no such channel
     * @throws IllegalStateException if the channel was deleted, or its app is not installed here from the channel's
     *     environment
     */
    Device subscribe(String channelId);

    /** As {@link InstalledApp#unsubscribe} of the app that the channel belongs to. */
    Device unsubscribe(String channelId);

    /** Returns the Live Activities of the installed apps, those that are over included. */
    List<LiveActivity> activities();

    /** As {@link InstalledApp#token} of the one app, which has one topic. */
    DeviceToken token();

    /** Returns every token that was ever issued on this device, the oldest first. */
    List<IssuedToken> tokens();

    /**
     * Returns what reached this device and was not replaced by a later push with the same collapse id, oldest first:
     * the last 10,000, or fewer if they are large; {@link #inboxDropped()} returns how many are missing.
     */
    List<InboxEntry> inbox();

    /**
     * Returns how many pushes were dropped from {@link #inbox()} because it was full, the oldest first. An inbox holds
     * 10,000 pushes and 8 MiB; all inboxes of a fake share 64 MiB, or a 16th of the heap where that is less.
     */
    long inboxDropped();
}

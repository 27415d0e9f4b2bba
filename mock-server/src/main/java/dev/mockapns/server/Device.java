/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.LiveActivity;
import java.util.List;

/**
 * A phone, watch or Mac with apps on it. What a person or an app does to it are plain verbs; each returns this device.
 *
 * <p>An app is named by a topic: a bundle id, or a bundle id with the suffix of a push type for an app that also
 * registered for that push service ({@code com.example.orders.voip}); each topic has a device token of its own. A verb
 * without a topic means the app that was installed last.
 *
 * <p>Every token ever issued is remembered with its history, so that a push to a dead one can be explained.
 *
 * <p>Thread-safe. A verb that needs an installed app throws {@link IllegalStateException} where there is none.
 */
public interface Device {

    /** Returns the name, as it stands in explanations. */
    String name();

    /** As {@link #install(String, Environment)} in production. */
    default Device install(String topic) {
        return install(topic, Environment.PRODUCTION);
    }

    /**
     * Installs an app, which asks for a device token and gets one.
     *
     * <p>Where the app has another bundle id in {@code environment} (see {@link App}), that one is installed. An app
     * that is installed from the other environment is replaced, and its token dies.
     *
     * @throws IllegalArgumentException if the topic is malformed, or the list of topics is closed and lacks it
     */
    Device install(String topic, Environment environment);

    /**
     * As {@link #install(String, Environment)}, with a device token of the caller's choosing: for a back end that has
     * tokens in its database already. Where the app has a token, that one dies.
     *
     * @throws IllegalArgumentException also if this fake issued {@code token} before
     */
    Device install(String topic, Environment environment, DeviceToken token);

    /**
     * Removes the app. From now on APNs answers 410 {@code Unregistered} for its tokens, or later: see
     * the option {@code devices.deadTokens}.
     */
    Device uninstall();

    /** As {@link #uninstall()} for the app of this topic. */
    Device uninstall(String topic);

    /** Removes the app if it is there and installs it again in the same environment: a new token, the old one is dead. */
    Device reinstall();

    /** As {@link #reinstall()} for the app of this topic. */
    Device reinstall(String topic);

    /** Gives the app a new token, as an OS update may do; the old one is dead. */
    Device rotateToken();

    /** As {@link #rotateToken()} for the app of this topic. */
    Device rotateToken(String topic);

    /**
     * Restores a backup of this device onto {@code replacement}: the apps get new tokens there, the ones here die.
     *
     * @return this device, the old one; the new tokens are {@code replacement}'s
     */
    Device restoreOnto(Device replacement);

    /** The person switches notifications off for the app. What APNs then answers is an option of {@code Options}. */
    Device disableNotifications();

    /** As {@link #disableNotifications()} for the app of this topic. */
    Device disableNotifications(String topic);

    /** The person switches notifications on again; the token stays as it was. */
    Device enableNotifications();

    /** As {@link #enableNotifications()} for the app of this topic. */
    Device enableNotifications(String topic);

    /** The person force-quits the app: background pushes for it are lost until it is launched; it shows all others. */
    Device forceQuit();

    /** As {@link #forceQuit()} for the app of this topic. */
    Device forceQuit(String topic);

    /**
     * The person launches the app: it gets background pushes again, and one that the device held at once (see
     * the option {@code devices.backgroundPushesPerApp}).
     */
    Device launch();

    /** As {@link #launch()} for the app of this topic. */
    Device launch(String topic);

    /** The app calls {@code unregisterForRemoteNotifications}: it stays installed and its token dies. */
    Device unregister();

    /** As {@link #unregister()} for the app of this topic. */
    Device unregister(String topic);

    /** Lets the token expire: from now on APNs answers 410 {@code ExpiredToken}. */
    Device expireToken();

    /** As {@link #expireToken()} for the app of this topic. */
    Device expireToken(String topic);

    /** The device loses its network; APNs stores what comes. */
    Device goOffline();

    /** The device is back; what was stored and has not expired reaches it now. */
    Device goOnline();

    /**
     * The device begins to save power: while it is online, pushes of priority 10 reach it at once as before, and those of
     * priority 5 and 1 are stored until it wakes up. Apple calls that a power reservation.
     */
    Device savePower();

    /** The device is awake; what waited for that and has not expired reaches it now. Every device begins awake. */
    Device wakeUp();

    /**
     * The app follows a channel, as it does with a Live Activity: from now on broadcasts reach this device, and the
     * channel's stored message at once, where there is one. Following it already, it stays as it is. Following ends with
     * {@link #unsubscribe}, and when the app is uninstalled.
     *
     * @throws IllegalArgumentException if this fake has no such channel
     * @throws IllegalStateException if the channel was deleted, or its app is not installed here from the channel's
     *     environment
     */
    Device subscribe(String channelId);

    /** The app follows the channel no more; does nothing where it did not. */
    Device unsubscribe(String channelId);

    /**
     * The app starts a Live Activity by itself and asks for its token, which {@link #token(String)} then returns. To let a
     * push start one, install {@code <bundle id>.push-type.liveactivity}, whose token is the push-to-start token.
     */
    Device startActivity();

    /** As {@link #startActivity()} for the app of this topic. */
    Device startActivity(String topic);

    /** The person dismisses the app's Live Activities. What APNs then answers is an option of {@code Options}. */
    Device dismissActivities();

    /** As {@link #dismissActivities()} for the app of this topic. */
    Device dismissActivities(String topic);

    /** Returns the Live Activities of the installed apps as they stand, those that are over included. */
    List<LiveActivity> activities();

    /** Returns the token that was issued last on this device, dead or alive: what a back end has in its database. */
    DeviceToken token();

    /** Returns the token that was issued last for this topic, dead or alive. */
    DeviceToken token(String topic);

    /** Returns every token that was ever issued on this device, the oldest first. */
    List<IssuedToken> tokens();

    /**
     * Returns what reached this device and was not replaced by a later push with the same collapse id, oldest first; the
     * last 10,000, and fewer where they are large: {@link #inboxDropped()} tells how many are missing.
     */
    List<InboxEntry> inbox();

    /**
     * Returns how many pushes were dropped from {@link #inbox()} because it was full, the oldest first. An inbox holds 10,000
     * pushes and 8 MiB; all inboxes of a fake share 64 MiB, or a 16th of the heap where that is less.
     */
    long inboxDropped();
}

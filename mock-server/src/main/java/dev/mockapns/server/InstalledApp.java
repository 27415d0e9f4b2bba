/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.LiveActivity;
import java.util.List;

/**
 * An app on a {@link Device}, under one of its topics: {@code device.app("com.example.orders")}. Its verbs are what a
 * person or the app does; each returns this app.
 *
 * <p>An app that registered for several push services has one topic, one device token and one {@code InstalledApp} for
 * each. {@link #token}, {@link #tokens}, {@link #rotateToken}, {@link #unregister} and {@link #expireToken} are about
 * {@link #topic}; everything else is about the app under any of its topics.
 *
 * <p>Stays usable when the app is uninstalled: its token and its inbox can still be read, and {@link #reinstall} brings
 * it back. Thread-safe. A verb that needs the app to be installed throws {@link IllegalStateException} if it is not; so
 * does every verb after {@link MockApnsServer#reset}, which removes devices.
 */
public interface InstalledApp {

    /** Returns the topic under which the app is installed. */
    Topic topic();

    /** Returns whether the app is installed now. */
    boolean isInstalled();

    /** Returns the token that was issued last for the topic, dead or alive: what a back end has in its database. */
    DeviceToken token();

    /** Returns every token that was ever issued for the topic on this device, the oldest first. */
    List<IssuedToken> tokens();

    /**
     * Removes the app. From now on APNs answers 410 {@code Unregistered} for its tokens, or later: see the
     * option {@code devices.deadTokens}.
     */
    InstalledApp uninstall();

    /**
     * Removes the app if it is installed, and installs it again in the same environment: a new token, the old one dies.
     */
    InstalledApp reinstall();

    /** Gives the app a new token, as an OS update may do; the old one dies. */
    InstalledApp rotateToken();

    /** The person disables notifications for the app. What APNs then answers is an option of {@code Options}. */
    InstalledApp disableNotifications();

    /** The person enables notifications again; the token stays the same. */
    InstalledApp enableNotifications();

    /** The person force-quits the app: background pushes for it are lost until it is launched; it shows all others. */
    InstalledApp forceQuit();

    /**
     * The person launches the app: it gets background pushes again; one that the device held reaches it at once (see
     * the option {@code devices.backgroundPushesPerApp}).
     */
    InstalledApp launch();

    /** The app calls {@code unregisterForRemoteNotifications}: it stays installed and its token dies. */
    InstalledApp unregister();

    /** Lets the token expire: from now on APNs answers 410 {@code ExpiredToken}. */
    InstalledApp expireToken();

    /**
     * The app follows a channel, as it does with a Live Activity: from now on broadcasts reach this device, and the
     * channel's stored message, if there is one, at once. Does nothing if it follows the channel already. Following
     * ends with {@link #unsubscribe}, and when the app is uninstalled.
     *
     * @throws IllegalArgumentException if this fake has no such channel, or it belongs to another app
     * @throws IllegalStateException if the channel was deleted, or the app is not installed from the channel's
     *     environment
     */
    InstalledApp subscribe(String channelId);

    /** The app stops following the channel; does nothing if it does not follow it. */
    InstalledApp unsubscribe(String channelId);

    /**
     * The app starts a Live Activity by itself and asks for its token, which is then in {@link #activities}. To let a
     * push start one, install {@code <bundle id>.push-type.liveactivity}, whose token is the push-to-start token.
     */
    InstalledApp startActivity();

    /** The person dismisses the app's Live Activities. What APNs then answers is an option of {@code Options}. */
    InstalledApp dismissActivities();

    /**
     * Returns the app's Live Activities, the oldest first, those that are over included; none if it is not installed.
     */
    List<LiveActivity> activities();

    /** Returns the part of {@link Device#inbox} that is for this app, under any of its topics; the oldest first. */
    List<InboxEntry> inbox();
}

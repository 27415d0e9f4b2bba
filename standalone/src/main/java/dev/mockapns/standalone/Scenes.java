/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;
import static dev.mockapns.standalone.Stage.CHAT;
import static dev.mockapns.standalone.Stage.ORDERS;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Limits;
import dev.mockapns.server.Device;
import java.time.Duration;
import java.util.List;

/** What the demo plays, in this order. */
final class Scenes {

    private static final Duration OVER_AN_HOUR = Duration.ofMinutes(61);

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.accepted(
                        "An accepted push",
                        "Alice has the app from the App Store. Her token and the push both belong to production.",
                        "Order 42 is on its way",
                        Scenes::accepted),
                Scene.rejected(
                        "A token that the test chose to reject",
                        "The phone is fine, but the test said apns.reject(token).",
                        BAD_DEVICE_TOKEN,
                        Scenes::chosen),
                Scene.rejected(
                        "A sandbox token, sent to production",
                        "Bob runs the app from Xcode, so his token belongs to sandbox. The classic BadDeviceToken.",
                        BAD_DEVICE_TOKEN,
                        Scenes::wrongEnvironment),
                Scene.rejected(
                        "A token of another app",
                        "Carol's phone has the chat app; its token is used for the orders app.",
                        DEVICE_TOKEN_NOT_FOR_TOPIC,
                        Scenes::otherApp),
                Scene.rejected(
                        "An uninstalled app",
                        "Dave deleted the app. The back end still has his token.",
                        UNREGISTERED,
                        Scenes::uninstalled),
                Scene.rejected(
                        "A token that was replaced",
                        "An OS update gave Erin's app a new token. The back end missed it and sends to the old one.",
                        UNREGISTERED,
                        Scenes::rotated),
                Scene.acceptedAndNotShown(
                        "Notifications switched off",
                        "Frank switched notifications off. APNs accepts the push, and nobody ever sees it.",
                        Scenes::switchedOff),
                Scene.rejected(
                        "A payload that is too large",
                        "Somebody put a whole order into the alert; " + Limits.MAX_PAYLOAD_BYTES
                                + " bytes is the limit.",
                        PAYLOAD_TOO_LARGE,
                        Scenes::tooLarge),
                Scene.rejected(
                        "An expired provider token",
                        "The fake's clock moves on by 61 minutes; the client lives on wall time and keeps its token.",
                        EXPIRED_PROVIDER_TOKEN,
                        Scenes::expired));
    }

    private static Outcome accepted(Stage stage) {
        Device phone = stage.apns().device("Alice's iPhone").install(ORDERS);
        return stage.send(phone, "Order 42 is on its way");
    }

    private static Outcome chosen(Stage stage) {
        Device phone = stage.apns().device("Alice's iPad").install(ORDERS);
        stage.apns().reject(phone.token());
        return stage.send(phone, "Order 43 is on its way");
    }

    private static Outcome wrongEnvironment(Stage stage) {
        Device phone = stage.apns().device("Bob's iPhone").install(ORDERS, Environment.SANDBOX);
        return stage.send(phone, "Order 44 is on its way");
    }

    private static Outcome otherApp(Stage stage) {
        Device phone = stage.apns().device("Carol's iPhone").install(CHAT);
        return stage.send(phone, "Order 45 is on its way");
    }

    private static Outcome uninstalled(Stage stage) {
        Device phone = stage.apns().device("Dave's iPhone").install(ORDERS).uninstall();
        return stage.send(phone, "Order 46 is on its way");
    }

    private static Outcome rotated(Stage stage) {
        Device phone = stage.apns().device("Erin's iPhone").install(ORDERS);
        DeviceToken old = phone.token();
        phone.rotateToken();
        return stage.send(phone, old, ORDERS, "Order 47 is on its way");
    }

    private static Outcome switchedOff(Stage stage) {
        Device phone = stage.apns().device("Frank's iPhone").install(ORDERS).disableNotifications();
        return stage.send(phone, "Order 48 is on its way");
    }

    private static Outcome tooLarge(Stage stage) {
        Device phone = stage.apns().device("Grace's iPhone").install(ORDERS);
        return stage.send(phone, "Order 49: " + "x".repeat(Limits.MAX_PAYLOAD_BYTES));
    }

    private static Outcome expired(Stage stage) {
        Device phone = stage.apns().device("Heidi's iPhone").install(ORDERS);
        stage.apns().clock().advance(OVER_AN_HOUR);
        return stage.send(phone, "Order 50 is on its way");
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;
import static dev.mockapns.standalone.DemoFake.CHAT;
import static dev.mockapns.standalone.DemoFake.ORDERS;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Limits;
import dev.mockapns.server.Device;
import java.time.Duration;
import java.util.List;

/** The cases of the demo, in this order. */
final class DemoCases {

    private static final Duration OVER_AN_HOUR = Duration.ofMinutes(61);

    private DemoCases() {}

    static List<DemoCase> all() {
        return List.of(
                DemoCase.accepted(
                        "An accepted push",
                        "Alice has the app from the App Store. Her token and the push both belong to production.",
                        "Order 42 is on its way",
                        DemoCases::accepted),
                DemoCase.rejected(
                        "A token that the test chose to reject",
                        "The phone is fine, but the test called apns.reject(token).",
                        BAD_DEVICE_TOKEN,
                        DemoCases::chosen),
                DemoCase.rejected(
                        "A sandbox token, sent to production",
                        "Bob runs the app from Xcode, so his token belongs to sandbox: the most common mistake.",
                        BAD_DEVICE_TOKEN,
                        DemoCases::wrongEnvironment),
                DemoCase.rejected(
                        "A token of another app",
                        "Carol's phone has the chat app; its token is used for the orders app.",
                        DEVICE_TOKEN_NOT_FOR_TOPIC,
                        DemoCases::otherApp),
                DemoCase.rejected(
                        "An uninstalled app",
                        "Dave deleted the app. The back end still has his token.",
                        UNREGISTERED,
                        DemoCases::uninstalled),
                DemoCase.rejected(
                        "A token that was replaced",
                        "An OS update gave Erin's app a new token. The back end still sends to the old one.",
                        UNREGISTERED,
                        DemoCases::rotated),
                DemoCase.acceptedAndNotShown(
                        "Notifications switched off",
                        "Frank switched notifications off. APNs accepts the push, and the phone does not show it.",
                        DemoCases::switchedOff),
                DemoCase.rejected(
                        "A payload that is too large",
                        "The back end put a whole order into the alert; " + Limits.MAX_PAYLOAD_BYTES
                                + " bytes is the limit.",
                        PAYLOAD_TOO_LARGE,
                        DemoCases::tooLarge),
                DemoCase.rejected(
                        "An expired provider token",
                        "The fake's clock moves ahead by 61 minutes; the client uses wall time and keeps its token.",
                        EXPIRED_PROVIDER_TOKEN,
                        DemoCases::expired));
    }

    private static DemoResult accepted(DemoFake stage) {
        Device phone = stage.apns().device("Alice's iPhone").install(ORDERS);
        return stage.send(phone, "Order 42 is on its way");
    }

    private static DemoResult chosen(DemoFake stage) {
        Device phone = stage.apns().device("Alice's iPad").install(ORDERS);
        stage.apns().reject(phone.token());
        return stage.send(phone, "Order 43 is on its way");
    }

    private static DemoResult wrongEnvironment(DemoFake stage) {
        Device phone = stage.apns().device("Bob's iPhone").install(ORDERS, Environment.SANDBOX);
        return stage.send(phone, "Order 44 is on its way");
    }

    private static DemoResult otherApp(DemoFake stage) {
        Device phone = stage.apns().device("Carol's iPhone").install(CHAT);
        return stage.send(phone, "Order 45 is on its way");
    }

    private static DemoResult uninstalled(DemoFake stage) {
        Device phone = stage.apns().device("Dave's iPhone").install(ORDERS).uninstall();
        return stage.send(phone, "Order 46 is on its way");
    }

    private static DemoResult rotated(DemoFake stage) {
        Device phone = stage.apns().device("Erin's iPhone").install(ORDERS);
        DeviceToken old = phone.token();
        phone.rotateToken();
        return stage.send(phone, old, ORDERS, "Order 47 is on its way");
    }

    private static DemoResult switchedOff(DemoFake stage) {
        Device phone = stage.apns().device("Frank's iPhone").install(ORDERS).disableNotifications();
        return stage.send(phone, "Order 48 is on its way");
    }

    private static DemoResult tooLarge(DemoFake stage) {
        Device phone = stage.apns().device("Grace's iPhone").install(ORDERS);
        return stage.send(phone, "Order 49: " + "x".repeat(Limits.MAX_PAYLOAD_BYTES));
    }

    private static DemoResult expired(DemoFake stage) {
        Device phone = stage.apns().device("Heidi's iPhone").install(ORDERS);
        stage.apns().clock().advance(OVER_AN_HOUR);
        return stage.send(phone, "Order 50 is on its way");
    }
}

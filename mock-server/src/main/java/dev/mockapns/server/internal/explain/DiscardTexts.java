/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.DiscardCause;
import dev.mockapns.server.cause.DiscardCause.BackgroundAtFullPriority;
import dev.mockapns.server.cause.DiscardCause.ForceQuit;
import dev.mockapns.server.cause.DiscardCause.NoJsonObject;
import dev.mockapns.server.cause.DiscardCause.NotStored;
import dev.mockapns.server.cause.DiscardCause.NotificationsOff;
import java.time.Instant;
import java.util.List;

/** The sentences for {@link DiscardCause}. */
final class DiscardTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    NotStored.class,
                    cause -> cause.device().device() + " "
                            + DeliveryTexts.cannotWait(cause.device(), cause.expiration())),
            Text.of(
                    NotificationsOff.class,
                    cause -> turnedOff(cause.topic(), cause.device())
                            + cause.since().map(DiscardTexts::on).orElse("")),
            Text.of(
                    ForceQuit.class,
                    cause -> "the user force-quit " + cause.topic() + " on " + cause.device()
                            + cause.since().map(DiscardTexts::on).orElse("")
                            + ", and a background push does not start the app; the user has to launch it first"),
            Text.inDialect(
                    BackgroundAtFullPriority.class,
                    cause -> BackgroundPriorities.urgent(cause.named())
                            + ", and this fake is set to discard such pushes",
                    (cause, dialect) -> "send apns-priority: 5 with background pushes"
                            + (dialect == Dialect.JAVA
                                    ? ", or let this fake deliver others: apns.options(o -> o.wire(w ->"
                                            + " w.backgroundPriority(BackgroundPriority.ACCEPT)))"
                                    : "")),
            Text.of(
                    NoJsonObject.class,
                    cause -> (cause.json() ? "the body is JSON but not an object" : "the body is not JSON")
                            + "; Apple documents no answer to that; APNs was seen to accept it, and no device shows it",
                    cause -> "send a JSON object in UTF-8, such as {\"aps\":{\"alert\":\"Hello\"}}"));

    private DiscardTexts() {}

    /** Returns what the user did: {@code the user turned off notifications of com.example.orders on Alice's iPhone}. */
    static String turnedOff(Topic topic, String device) {
        return "the user turned off notifications of " + topic + " on " + device;
    }

    private static String on(Instant since) {
        return " on " + Quantities.when(since);
    }
}

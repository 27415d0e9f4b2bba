/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.DiscardCause.NoJsonObject;
import dev.mockapns.server.cause.PayloadFinding.BackgroundPushAlerts;
import dev.mockapns.server.cause.PayloadFinding.CustomKeysInAps;
import dev.mockapns.server.cause.PayloadFinding.WrongType;
import dev.mockapns.server.cause.PayloadFinding.WrongTypesInAps;
import dev.mockapns.server.exchange.Body;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of the payload. */
final class PayloadChecks {

    /** The push types whose {@code aps} the system reads; the app gets the {@code aps} of the others as it is. */
    private static final Set<PushType> READ_BY_THE_SYSTEM = EnumSet.of(
            PushType.ALERT, PushType.BACKGROUND, PushType.LIVE_ACTIVITY, PushType.WIDGETS, PushType.CONTROLS);

    private static final List<String> ALERTING = List.of("alert", "badge", "sound");

    private PayloadChecks() {}

    static Optional<Cause> json(CheckedExchange subject) {
        Body body = subject.request().body();
        return body.length() == 0 || body.isCut() || subject.payload().isObject()
                ? Optional.empty()
                : Optional.of(new NoJsonObject(!subject.payload().isMissingNode()));
    }

    static Optional<Cause> backgroundAlert(CheckedExchange subject) {
        if (!subject.pushType().equals(Optional.of(PushType.BACKGROUND))) {
            return Optional.empty();
        }
        List<String> found =
                ALERTING.stream().filter(key -> subject.aps().has(key)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new BackgroundPushAlerts(found));
    }

    static Optional<Cause> customKeys(CheckedExchange subject) {
        if (!isReadByTheSystem(subject)) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        subject.aps().fieldNames().forEachRemaining(key -> {
            if (!ApsDictionary.knows(key)) {
                found.add(key);
            }
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(new CustomKeysInAps(found));
    }

    static Optional<Cause> valueTypes(CheckedExchange subject) {
        if (!isReadByTheSystem(subject) || !subject.payload().has("aps")) {
            return Optional.empty();
        }
        List<WrongType> found = ApsDictionary.wrongTypes(subject.aps(), subject.likelyPushType());
        return found.isEmpty() ? Optional.empty() : Optional.of(new WrongTypesInAps(found));
    }

    /** Returns the push type that a payload is of. */
    static PushType typeOf(CheckedExchange subject) {
        PushType type = subject.likelyPushType();
        JsonNode aps = subject.aps();
        boolean silent = type == PushType.ALERT
                && aps.has("content-available")
                && ALERTING.stream().noneMatch(aps::has);
        return silent ? PushType.BACKGROUND : type;
    }

    private static boolean isReadByTheSystem(CheckedExchange subject) {
        return READ_BY_THE_SYSTEM.contains(subject.likelyPushType());
    }
}

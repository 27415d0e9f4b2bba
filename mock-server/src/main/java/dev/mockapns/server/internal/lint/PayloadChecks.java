/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of the payload. */
final class PayloadChecks {

    /** Whose {@code aps} the system reads; the app gets the others as they are. */
    private static final Set<PushType> READ_BY_THE_SYSTEM = EnumSet.of(
            PushType.ALERT, PushType.BACKGROUND, PushType.LIVE_ACTIVITY, PushType.WIDGETS, PushType.CONTROLS);

    private static final List<String> ALERTING = List.of("alert", "badge", "sound");

    private PayloadChecks() {}

    static Optional<CheckResult> json(CheckedExchange subject) {
        Body body = subject.request().body();
        if (body.length() == 0 || body.isCut() || subject.payload().isObject()) {
            return Optional.empty();
        }
        return Optional.of(new CheckResult(
                (subject.payload().isMissingNode() ? "the body is not JSON" : "the body is JSON but not an object")
                        + "; APNs accepts it, and no device shows it",
                "send a JSON object such as {\"aps\":{\"alert\":\"Hello\"}}, in UTF-8"));
    }

    static Optional<CheckResult> backgroundAlert(CheckedExchange subject) {
        if (!subject.pushType().equals(Optional.of(PushType.BACKGROUND))) {
            return Optional.empty();
        }
        List<String> found =
                ALERTING.stream().filter(key -> subject.aps().has(key)).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "a background push has " + String.join(", ", found)
                                + " in aps; APNs may delay or drop it, and it is not meant to alert anybody",
                        "send it with apns-push-type: alert, or leave these keys out of aps"));
    }

    static Optional<CheckResult> customKeys(CheckedExchange subject) {
        if (!isReadByTheSystem(subject)) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        subject.aps().fieldNames().forEachRemaining(key -> {
            if (!ApsDictionary.knows(key)) {
                found.add(Quoted.inMarks(key, CheckedExchange.LONGEST_QUOTED));
            }
        });
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "aps has keys that Apple does not know: " + Quoted.list(found, ", ") + "; APNs ignores them",
                        "put your own keys beside aps, not into it"));
    }

    static Optional<CheckResult> valueTypes(CheckedExchange subject) {
        if (!isReadByTheSystem(subject) || !subject.payload().has("aps")) {
            return Optional.empty();
        }
        List<String> found = ApsDictionary.faults(subject.aps(), subject.likelyPushType());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        Quoted.list(found, "; ") + "; the device may ignore the value, or the whole push",
                        "send the type that Apple documents for the key"));
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

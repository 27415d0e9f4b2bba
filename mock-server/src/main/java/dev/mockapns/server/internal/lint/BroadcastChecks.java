/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.Optional;
import java.util.Set;

/** Checks of broadcasts. */
final class BroadcastChecks {

    private static final Set<String> EVENTS = Set.of("update", "end");

    private BroadcastChecks() {}

    static Optional<CheckResult> event(CheckedExchange subject) {
        JsonNode event = subject.aps().path("event");
        if (isOther(subject) || EVENTS.contains(event.asText())) {
            return Optional.empty();
        }
        String found = event.isMissingNode()
                ? "has no aps.event"
                : "has the aps.event " + Quoted.inMarks(event.asText(), CheckedExchange.LONGEST_QUOTED);
        return Optional.of(new CheckResult(
                "the broadcast " + found + "; a broadcast can only update or end Live Activities",
                "send aps.event update or end; start a Live Activity by a push to a device token, or in the app"));
    }

    static Optional<CheckResult> priority(CheckedExchange subject) {
        return isOther(subject)
                        || subject.request().header(ApnsHeaders.PRIORITY).isPresent()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "the broadcast has no apns-priority; it is said to be required, and one client was seen to go"
                                + " without",
                        "send apns-priority: 10 (at once) or 5 (weigh power)"));
    }

    private static boolean isOther(CheckedExchange subject) {
        return subject.request().broadcastBundleId().isEmpty();
    }
}

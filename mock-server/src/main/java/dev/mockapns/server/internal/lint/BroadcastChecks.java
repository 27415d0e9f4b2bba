/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.cause.BroadcastFinding.BroadcastEventWrong;
import dev.mockapns.server.cause.BroadcastFinding.BroadcastPriorityMissing;
import dev.mockapns.server.cause.Cause;
import java.util.Optional;
import java.util.Set;

/** Checks of broadcasts. */
final class BroadcastChecks {

    private static final Set<String> EVENTS = Set.of("update", "end");

    private BroadcastChecks() {}

    static Optional<Cause> event(CheckedExchange subject) {
        JsonNode event = subject.aps().path("event");
        return !subject.isBroadcast() || EVENTS.contains(event.asText())
                ? Optional.empty()
                : Optional.of(new BroadcastEventWrong(
                        event.isMissingNode() ? Optional.empty() : Optional.of(event.asText())));
    }

    static Optional<Cause> priority(CheckedExchange subject) {
        return !subject.isBroadcast()
                        || subject.request().header(ApnsHeaders.PRIORITY).isPresent()
                ? Optional.empty()
                : Optional.of(new BroadcastPriorityMissing());
    }
}

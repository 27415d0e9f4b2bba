/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.PayloadFinding.ActivityStartIncomplete;
import java.util.List;
import java.util.Optional;

/** Checks of pushes that start Live Activities. */
final class LiveActivityChecks {

    private static final List<String> NEEDED = List.of("attributes-type", "attributes", "content-state", "alert");

    private LiveActivityChecks() {}

    static Optional<Cause> start(CheckedExchange subject) {
        boolean starts = subject.likelyPushType() == PushType.LIVE_ACTIVITY
                && !subject.isBroadcast()
                && subject.aps().path("event").asText().equals("start");
        List<String> missing = NEEDED.stream()
                .filter(key -> starts && subject.aps().path(key).isMissingNode())
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(new ActivityStartIncomplete(missing));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.BroadcastFinding;
import dev.mockapns.server.cause.BroadcastFinding.BroadcastEventWrong;
import dev.mockapns.server.cause.BroadcastFinding.BroadcastPriorityMissing;
import java.util.List;

/** The sentences for {@link BroadcastFinding}. */
final class BroadcastFindingTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    BroadcastEventWrong.class,
                    cause -> "the broadcast has "
                            + cause.event()
                                    .map(sent -> "the aps.event \"" + sent + '"')
                                    .orElse("no aps.event")
                            + "; a broadcast can only update or end Live Activities",
                    cause -> "send the aps.event update or end; to start a Live Activity, push to a device token, or"
                            + " start it in the app"),
            Text.of(
                    BroadcastPriorityMissing.class,
                    cause ->
                            "the broadcast has no apns-priority; copies of Apple's page call it required, but one client"
                                    + " that omitted it got 200",
                    cause -> "send apns-priority: 10 (at once) or 5 (weigh power)"));

    private BroadcastFindingTexts() {}
}

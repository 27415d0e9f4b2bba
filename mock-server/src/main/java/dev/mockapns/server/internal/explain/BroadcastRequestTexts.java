/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.cause.BroadcastRequestCause;
import dev.mockapns.server.cause.BroadcastRequestCause.BroadcastPathWrong;
import dev.mockapns.server.cause.BroadcastRequestCause.MalformedRequestId;
import dev.mockapns.server.cause.BroadcastRequestCause.ManagementMethodWrong;
import dev.mockapns.server.cause.BroadcastRequestCause.ManagementPathWrong;
import dev.mockapns.server.cause.BroadcastRequestCause.PushToManagement;
import java.util.List;

/** The sentences for {@link BroadcastRequestCause}. */
final class BroadcastRequestTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    ManagementMethodWrong.class,
                    cause -> "the method is " + cause.method() + "; channel management takes GET, POST and DELETE",
                    cause -> "create with POST, read with GET, delete with DELETE"),
            Text.of(
                    BroadcastPathWrong.class,
                    cause -> "the path is \"" + cause.path() + "\", but a broadcast goes to " + ApnsPaths.BROADCAST
                            + "<bundleId>",
                    cause -> "put the bundle id at the end, and nothing after it"),
            Text.of(
                    ManagementPathWrong.class,
                    cause -> "channel management has no " + cause.method() + " \"" + cause.path() + '"',
                    cause -> "send POST, GET or DELETE to " + ApnsPaths.CHANNEL_MANAGEMENT + "<bundleId>"
                            + ApnsPaths.CHANNELS + ", or GET to " + ApnsPaths.CHANNEL_MANAGEMENT + "<bundleId>"
                            + ApnsPaths.ALL_CHANNELS),
            Text.inDialect(
                    PushToManagement.class,
                    cause -> "the path is \"" + cause.path()
                            + "\", a path for pushes, and this listener takes channel management",
                    (cause, dialect) -> "send pushes to " + ListenerNames.forPushes(cause.environment(), dialect)),
            Text.of(
                    MalformedRequestId.class,
                    cause -> "apns-request-id is \"" + cause.id() + "\", which is not a canonical UUID",
                    cause -> "send 32 hex digits as 8-4-4-4-12, or leave the header out: APNs then makes one"));

    private BroadcastRequestTexts() {}
}

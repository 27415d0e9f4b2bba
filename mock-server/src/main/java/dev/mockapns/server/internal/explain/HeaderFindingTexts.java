/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.HeaderFinding;
import dev.mockapns.server.cause.HeaderFinding.AcceptedUrgentBackgroundPush;
import dev.mockapns.server.cause.HeaderFinding.BlankEdges;
import dev.mockapns.server.cause.HeaderFinding.ExpirationMissing;
import dev.mockapns.server.cause.HeaderFinding.ExpirationNotInSeconds;
import dev.mockapns.server.cause.HeaderFinding.PathIndexed;
import dev.mockapns.server.cause.HeaderFinding.PushTypeMissing;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.List;

/** The sentences for {@link HeaderFinding}. */
final class HeaderFindingTexts {

    private static final long SECONDS_PER_YEAR = 31_556_952;

    /** As milliseconds, in the year 2286. */
    private static final long TOO_LARGE_FOR_MILLISECONDS = 10_000_000_000_000L;

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    BlankEdges.class,
                    cause -> (cause.headers().size() == 1
                                    ? "the value of " + quoted(cause.headers())
                                            + " begins or ends with a space or tab, and was"
                                    : "the values of " + quoted(cause.headers())
                                            + " begin or end with a space or tab, and were")
                            + " read without it; RFC 9113 calls such a request malformed, and a server may reset its"
                            + " stream",
                    (cause, dialect) -> "send header values without spaces or tabs around them; if a value comes from a"
                            + " variable, check that the variable is not empty"
                            + (dialect == Dialect.JAVA
                                    ? "; this makes the fake reset such streams, too:"
                                            + " apns.options(o -> o.wire(w -> w.blankEdges(BlankEdges.REFUSE)))"
                                    : "")),
            Text.of(
                    AcceptedUrgentBackgroundPush.class,
                    cause -> BackgroundPriorities.urgent(cause.priorityIsSent())
                            + "; Apple calls that an error, and the device may never see the push",
                    cause -> "send apns-priority: 5 with background pushes"),
            Text.of(
                    PushTypeMissing.class,
                    cause -> "there is no apns-push-type; watchOS 6 and later require it, and Apple recommends it for"
                            + " every platform",
                    cause -> "send the type of the payload: apns-push-type: "
                            + cause.likely().wireText()),
            Text.of(
                    ExpirationMissing.class,
                    cause -> "there is no apns-expiration, so APNs decides how long it keeps the push for a device that"
                            + " is offline, up to 30 days",
                    cause -> "send the time after which the push is useless, in seconds since 1970 (UTC), or 0 for one"
                            + " attempt"),
            Text.of(
                    ExpirationNotInSeconds.class,
                    cause -> "apns-expiration is " + cause.expiration() + ", which is about the year "
                            + (1970 + cause.expiration() / SECONDS_PER_YEAR) + " if read as seconds; it looks like "
                            + (maybeMilliseconds(cause) ? "milliseconds" : "microseconds or nanoseconds")
                            + ", and APNs stores the push for as long as it stores any, at most 30 days",
                    cause -> "send whole seconds since 1970 in UTC"
                            + (maybeMilliseconds(cause) ? ": " + cause.expiration() / 1000 : "")),
            Text.of(
                    PathIndexed.class,
                    cause ->
                            "the client put :path into the dynamic table of HPACK; it differs for each device token, and"
                                    + " evicts entries from the small table that the next push could use again",
                    cause -> "let the HTTP/2 client send :path as a literal without indexing"));

    private HeaderFindingTexts() {}

    private static String quoted(List<String> headers) {
        return Quoted.list(headers.stream().map(name -> '"' + name + '"').toList(), ", ");
    }

    private static boolean maybeMilliseconds(ExpirationNotInSeconds cause) {
        return cause.expiration() < TOO_LARGE_FOR_MILLISECONDS;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.connection;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.KnownReason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a connection is ended from the server's side. APNs says why in the debug data of the GOAWAY frame: as JSON with
 * the {@code reason} of an answer, as documented; once observed as plain text; and often not at all. Sources: Apple,
 * <em>Handling notification responses from APNs</em>; RFC 9113, section 6.8.
 *
 * @param reason the reason that the debug data names; requests that stay unfinished are answered with it
 * @param debugData at most {@value #MAX_DEBUG_BYTES} bytes in UTF-8
 * @param errorCode of HTTP/2, 0 (NO_ERROR) to 4294967295
 * @param graceful whether requests in progress are answered; otherwise the last stream id is 0, which declares
 *     every unanswered request unprocessed. In either case, the client may send later requests again
 */
public record GoAway(Optional<KnownReason> reason, String debugData, long errorCode, boolean graceful)
        implements ConnectionEffect {

    /** What fits into a frame. */
    public static final int MAX_DEBUG_BYTES = 16_000;

    private static final long MAX_ERROR_CODE = 0xffff_ffffL;

    public GoAway {
        requireNonNull(reason, "reason");
        requireNonNull(debugData, "debugData");
        int bytes = debugData.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_DEBUG_BYTES) {
            throw new IllegalArgumentException(
                    "debugData: " + bytes + " bytes (expected: at most " + MAX_DEBUG_BYTES + ")");
        }
        checkErrorCode(errorCode);
    }

    static void checkErrorCode(long errorCode) {
        if (errorCode < 0 || errorCode > MAX_ERROR_CODE) {
            throw new IllegalArgumentException("errorCode: " + errorCode + " (expected: 0 to " + MAX_ERROR_CODE + ")");
        }
    }

    /** Returns a GOAWAY with the debug data {@code {"reason":"…"}} and NO_ERROR, which answers requests in progress. */
    public static GoAway because(KnownReason reason) {
        return new GoAway(
                Optional.of(requireNonNull(reason, "reason")), "{\"reason\":\"" + reason.wireText() + "\"}", 0, true);
    }

    /** As {@link #because} with {@link KnownReason#SHUTDOWN}: the server is taken down for maintenance. */
    public static GoAway shutdown() {
        return because(KnownReason.SHUTDOWN);
    }

    /** Returns a GOAWAY with debug data that is not JSON and NO_ERROR, which answers requests in progress. */
    public static GoAway text(String debugData) {
        return new GoAway(Optional.empty(), debugData, 0, true);
    }

    /** Returns a GOAWAY without debug data, with NO_ERROR, which answers requests in progress. */
    public static GoAway silent() {
        return text("");
    }

    /**
     * Returns this with an error code of HTTP/2 (RFC 9113, section 7).
     *
     * @throws IllegalArgumentException unless it is 0 to 4294967295
     */
    public GoAway errorCode(long errorCode) {
        return new GoAway(reason, debugData, errorCode, graceful);
    }

    /** Returns this with the last stream id 0: requests in progress are not answered. */
    public GoAway abrupt() {
        return new GoAway(reason, debugData, errorCode, false);
    }
}

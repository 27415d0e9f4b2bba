/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.options.GoAwayDebugData;
import java.util.Optional;

/** The GOAWAY frames that the server sends on its own. Their debug data is what the client receives, in the words of the wire. */
final class GoAways {

    static final long REFUSED_STREAM = 7;
    static final long ENHANCE_YOUR_CALM = 11;
    private static final long PROTOCOL_ERROR = 1;

    /** How much of what went wrong goes into the debug data: it may quote all that the client sent. */
    private static final int LONGEST_DEBUG_DATA = 500;

    private GoAways() {}

    static GoAway idle(GoAwayDebugData form) {
        KnownReason reason = KnownReason.IDLE_TIMEOUT;
        return new GoAway(Optional.of(reason), debugData(reason, form), 0, true);
    }

    /** For a client whose certificate is refused. No stream is ever opened. */
    static GoAway refused(Reason reason, GoAwayDebugData form) {
        return GoAway.text(debugData(reason, form)).abrupt();
    }

    static GoAway tooManyStreams(int open, int allowed) {
        return GoAway.text("Maximum active streams violated: " + open + " open, " + allowed + " allowed")
                .errorCode(REFUSED_STREAM)
                .abrupt();
    }

    static GoAway frameStalled() {
        return GoAway.text("a frame was not completed in time").errorCode(ENHANCE_YOUR_CALM);
    }

    static GoAway holdsTooMuch(Event.HoldsTooMuch event) {
        return GoAway.text("this connection holds " + event.held()
                        + " bytes of requests that are not complete and of answers that are not read; " + event.limit()
                        + " are the most that it may hold")
                .errorCode(ENHANCE_YOUR_CALM);
    }

    static GoAway holdsMostOfTooMuch(Event.HoldsMostOfTooMuch event) {
        return GoAway.text("all connections together hold " + event.total()
                        + " bytes of requests that are not complete and of answers that are not read, of which "
                        + event.limit() + " are allowed, and this connection holds the most: " + event.held())
                .errorCode(ENHANCE_YOUR_CALM);
    }

    static GoAway secondHandshake() {
        return GoAway.text("a second TLS handshake (renegotiation), which HTTP/2 forbids (RFC 9113, section 9.2.1)")
                .errorCode(PROTOCOL_ERROR);
    }

    static GoAway ruleBroken(Event.RuleBroken event) {
        return GoAway.text(BrokenRuleDebugData.of(event.rule())).errorCode(event.errorCode());
    }

    static GoAway failed(Event.Failed event) {
        return GoAway.text(Quoted.plain(event.message(), LONGEST_DEBUG_DATA)).errorCode(event.errorCode());
    }

    private static String debugData(Reason reason, GoAwayDebugData form) {
        return switch (form) {
            case JSON -> "{\"reason\":\"" + reason.wireText() + "\"}";
            case PLAIN_TEXT -> "Connection closed: " + reason.wireText();
            case EMPTY -> "";
        };
    }
}

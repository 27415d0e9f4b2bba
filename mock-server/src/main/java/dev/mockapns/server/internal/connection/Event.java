/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.cause.FrameRuleCause;
import dev.mockapns.server.connection.GoAway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened on a connection, or was requested of it. */
public sealed interface Event {

    /**
     * The TLS handshake is done, or the listener has none.
     *
     * @param authenticated whether the client certificate stands for a provider token
     * @param defect what is wrong with the client certificate; empty if nothing is, or if there is none
     */
    record Established(boolean authenticated, Optional<CertificateDefect> defect) implements Event {}

    /**
     * TLS failed or timed out, in the handshake or later.
     *
     * @param why for the record; empty if it is there already, or if the client only probed the port
     */
    record TlsFailed(Optional<Note> why) implements Event {}

    /** The client began a TLS handshake at a listener without TLS. */
    record TlsAtPlainTextListener() implements Event {}

    /** The client began a second TLS handshake (renegotiation). */
    record SecondHandshake() implements Event {}

    /** The client's connection preface is complete. */
    record PrefaceReceived() implements Event {}

    /** {@link ConnectionRules#PREFACE_TIMEOUT} has passed since the TLS handshake. */
    record PrefaceTimedOut() implements Event {}

    /** The client acknowledged the oldest SETTINGS that it had not acknowledged. */
    record SettingsAcknowledged() implements Event {}

    /**
     * The client opened a stream.
     *
     * @param open how many it has open now
     */
    record StreamOpened(int streamId, int open) implements Event {}

    /**
     * The core judged a request; its answer is not written yet.
     *
     * @param authenticated whether the client has presented a valid provider token or client certificate by now
     * @param status of the answer
     */
    record RequestJudged(boolean authenticated, int status) implements Event {}

    /**
     * The answer to a request is written.
     *
     * @param effects that go with it
     */
    record Answered(List<NotedEffect> effects) implements Event {

        public Answered {
            effects = List.copyOf(effects);
        }
    }

    /** A test requests the end of the connection. */
    record GoAwayRequested(GoAway goAway) implements Event {}

    /** The client sent GOAWAY: it opens no more streams. */
    record GoAwayReceived() implements Event {}

    /**
     * Time passed, or the clock or an option was changed.
     *
     * @param lastActive when the client last sent something that counts
     * @param now the fake's time
     */
    record ClockMoved(Instant lastActive, Instant now) implements Event {}

    /** A new connection is accepted in place of this one, which is idle. */
    record Replaced() implements Event {}

    /**
     * The client did not complete a frame or a header block in time.
     *
     * @param limit how long it may take
     */
    record FrameStalled(Duration limit) implements Event {}

    /**
     * The client did not complete a request, or did not take its answer, in time.
     *
     * @param requestOpen whether the request is not complete; otherwise its answer was not taken
     * @param limit how long it may take
     */
    record StreamStalled(int streamId, boolean requestOpen, Duration limit) implements Event {}

    /**
     * The server holds too many bytes for the connection.
     *
     * @param limit the bytes that it may hold for one
     */
    record HoldsTooMuch(long held, long limit) implements Event {}

    /**
     * The server holds too many bytes for all connections together, and the most of them for this one.
     *
     * @param total the bytes that it holds for all
     * @param limit the bytes that it may hold for all
     * @param held the bytes that it holds for this one
     */
    record HoldsMostOfTooMuch(long total, long limit, long held) implements Event {}

    /**
     * The client broke a rule of HTTP/2 for which the connection ends at once.
     *
     * @param errorCode of HTTP/2
     */
    record RuleBroken(long errorCode, FrameRuleCause rule) implements Event {}

    /**
     * Something else went wrong for which the connection ends at once: the client broke a rule that Netty checks, or there
     * was an internal error.
     *
     * @param errorCode of HTTP/2
     * @param message of the exception, for the debug data of GOAWAY; may quote what the client sent
     */
    record Failed(long errorCode, String message) implements Event {}

    /** The connection cannot be read from or written to any more, or the server has no memory for it. */
    record Lost() implements Event {}

    /** No stream is open any more. */
    record StreamsFinished() implements Event {}

    /** {@link ConnectionRules#DRAIN} has passed since GOAWAY. */
    record DrainTimedOut() implements Event {}
}

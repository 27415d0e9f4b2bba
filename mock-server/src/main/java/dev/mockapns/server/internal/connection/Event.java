/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.connection.GoAway;
import java.time.Instant;

/** What happened on a connection, or was requested of it. */
public sealed interface Event {

    /**
     * The TLS handshake is done, or the listener has none, and the client may send requests.
     *
     * @param authenticated whether its client certificate stands for a provider token
     */
    record Established(boolean authenticated) implements Event {}

    /** The client's connection preface is complete. */
    record PrefaceReceived() implements Event {}

    /** The client acknowledged the oldest SETTINGS that it had not acknowledged. */
    record SettingsAcknowledged() implements Event {}

    /**
     * The client opened a stream.
     *
     * @param open how many it has open now
     */
    record StreamOpened(int open) implements Event {}

    /**
     * The core judged a request; its answer is not written yet.
     *
     * @param authenticated whether the client has shown a valid provider token or client certificate by now
     * @param status of the answer
     */
    record RequestJudged(boolean authenticated, int status) implements Event {}

    /** A test or a reply wants the connection to end. */
    record GoAwayRequested(GoAway goAway) implements Event {}

    /**
     * Time passed, or the clock or an option was changed.
     *
     * @param lastActive when the client last sent something that counts
     * @param now the fake's time
     */
    record ClockMoved(Instant lastActive, Instant now) implements Event {}

    /** The client did not complete a frame or a header block in time. */
    record FrameStalled() implements Event {}

    /**
     * The client broke a rule for which the connection ends at once.
     *
     * @param errorCode of HTTP/2
     * @param because for the debug data of GOAWAY; may quote what the client sent
     */
    record RuleBroken(long errorCode, String because) implements Event {}

    /** No stream is open any more. */
    record StreamsFinished() implements Event {}

    /** {@link ConnectionRules#DRAIN} has passed since GOAWAY. */
    record DrainTimedOut() implements Event {}
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.internal.explain.Explain;
import dev.mockapns.server.internal.quoting.Quoted;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a connection.
 *
 * @param at on the fake's clock
 * @param cause the facts
 */
public record ConnectionEvent(Kind kind, Instant at, Cause cause) {

    /** How many characters of a text that may quote what a client sent are returned. */
    private static final int LONGEST = 600;

    public ConnectionEvent {
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
        requireNonNull(cause, "cause");
    }

    /** Returns the facts as a sentence; long values of clients are cut. */
    public String because() {
        return Quoted.plain(Explain.explain(cause, Dialect.JAVA).because(), LONGEST);
    }

    /** Returns what to do about it, in Java; empty where nothing is wrong. */
    public Optional<String> advice() {
        return advice(Dialect.JAVA);
    }

    /** Returns what to do about it; empty where nothing is wrong. */
    public Optional<String> advice(Dialect dialect) {
        String advice = Explain.explain(cause, dialect).advice();
        return advice.isEmpty() ? Optional.empty() : Optional.of(Quoted.plain(advice, LONGEST));
    }

    /** Tells whether something is wrong, and {@link #advice} says what to do. */
    public boolean isProblem() {
        return kind.isProblem();
    }

    /** What happened. */
    public enum Kind {
        /** The TLS handshake is complete; a plain-text listener has none. */
        ESTABLISHED,
        /** At a listener that both environments share: what decides which environment requests are for. */
        ENVIRONMENT_CHOSEN,
        /** A request for the listener of one environment named Apple's host of the other. */
        WRONG_LISTENER,
        /** The limit of open connections is reached, and this one was closed at once. */
        TOO_MANY_CONNECTIONS,
        /** The client does not speak TLS. */
        NOT_TLS,
        /** The TLS handshake failed. */
        HANDSHAKE_FAILED,
        /** The client closed the connection after the TLS handshake without sending anything. */
        CLOSED_AFTER_HANDSHAKE,
        /** The handshake is complete, and the client got GOAWAY because its certificate is not accepted. */
        CERTIFICATE_REFUSED,
        /** The client does not speak HTTP/2. */
        NOT_HTTP2,
        /** A stream was opened that the announced MAX_CONCURRENT_STREAMS does not allow. */
        STREAM_REFUSED,
        /** A stream was opened after GOAWAY, which the client had not received yet; it was refused. */
        STREAM_AFTER_GOAWAY,
        /** The header list of a request is larger than SETTINGS allow; it got status 431. */
        HEADERS_TOO_LARGE,
        /** The client reads so little that the server has stopped reading, too. */
        NOT_READING,
        /** The client did not complete a request or a frame, or did not take an answer, in time. */
        STALLED,
        /** The client made the server hold too many bytes; the connection was ended. */
        HOLDS_TOO_MUCH,
        /** A stream broke the rules of HTTP/2 and was ended; others continue. */
        STREAM_ERROR,
        /** The client broke the rules of HTTP/2 in a way that ends the connection. */
        CONNECTION_ERROR,
        /** The fake itself failed and ended the connection, for example because its class path lacks a class. */
        INTERNAL_ERROR,
        /** SETTINGS announced another MAX_CONCURRENT_STREAMS. */
        STREAMS_CHANGED,
        /** The client caused more errors than an option allows: the connection was dropped. */
        TOO_MANY_ERRORS,
        /**
         * The fake ended the connection, or ends it once the client has sent its HTTP/2 preface: because a test asked
         * for it, or after the idle timeout.
         */
        GOAWAY;

        /** Tells whether something is wrong, with the client or its surroundings. */
        public boolean isProblem() {
            return switch (this) {
                case ESTABLISHED, ENVIRONMENT_CHOSEN, STREAM_AFTER_GOAWAY, STREAMS_CHANGED, GOAWAY -> false;
                case WRONG_LISTENER,
                        TOO_MANY_CONNECTIONS,
                        NOT_TLS,
                        HANDSHAKE_FAILED,
                        CLOSED_AFTER_HANDSHAKE,
                        CERTIFICATE_REFUSED,
                        NOT_HTTP2,
                        STREAM_REFUSED,
                        HEADERS_TOO_LARGE,
                        NOT_READING,
                        STALLED,
                        HOLDS_TOO_MUCH,
                        STREAM_ERROR,
                        CONNECTION_ERROR,
                        INTERNAL_ERROR,
                        TOO_MANY_ERRORS -> true;
            };
        }

        /** Returns whether this ends the connection. */
        public boolean endsConnection() {
            return switch (this) {
                case TOO_MANY_CONNECTIONS,
                        NOT_TLS,
                        HANDSHAKE_FAILED,
                        CLOSED_AFTER_HANDSHAKE,
                        CERTIFICATE_REFUSED,
                        NOT_HTTP2,
                        HOLDS_TOO_MUCH,
                        CONNECTION_ERROR,
                        INTERNAL_ERROR,
                        TOO_MANY_ERRORS,
                        GOAWAY -> true;
                case ESTABLISHED,
                        ENVIRONMENT_CHOSEN,
                        WRONG_LISTENER,
                        STREAM_REFUSED,
                        STREAM_AFTER_GOAWAY,
                        HEADERS_TOO_LARGE,
                        NOT_READING,
                        STALLED,
                        STREAM_ERROR,
                        STREAMS_CHANGED -> false;
            };
        }
    }
}

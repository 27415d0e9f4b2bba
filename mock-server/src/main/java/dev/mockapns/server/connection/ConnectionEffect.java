/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.connection;

/** What the server does to a connection beside answering requests. Immutable values; the interface may get further kinds. */
public sealed interface ConnectionEffect
        permits ConnectionEffect.ChangeSettings,
                ConnectionEffect.Close,
                ConnectionEffect.Disconnect,
                ConnectionEffect.ResetStream,
                GoAway {

    /**
     * Changes how many streams the client may have open at a time, by SETTINGS_MAX_CONCURRENT_STREAMS (RFC 9113, section 6.5.2).
     *
     * @param maxConcurrentStreams 0 or more
     */
    record ChangeSettings(int maxConcurrentStreams) implements ConnectionEffect {

        /** @throws IllegalArgumentException if the number is negative */
        public ChangeSettings {
            if (maxConcurrentStreams < 0) {
                throw new IllegalArgumentException(
                        "maxConcurrentStreams: " + maxConcurrentStreams + " (expected: >= 0)");
            }
        }
    }

    /**
     * Closes the connection so that the client can read all that was sent to it. Requests that are not complete are answered
     * first, with the reason of the {@link GoAway} that was sent before, if it has one.
     */
    record Close() implements ConnectionEffect {}

    /**
     * Closes the connection at once. Requests that are not complete get no answer, and the client may not be able to read what
     * was sent to it before.
     */
    record Disconnect() implements ConnectionEffect {}

    /**
     * Resets the stream that the effect is about, by RST_STREAM (RFC 9113, section 6.4).
     *
     * @param errorCode of HTTP/2, 0 (NO_ERROR) to 4294967295
     */
    record ResetStream(long errorCode) implements ConnectionEffect {

        /** @throws IllegalArgumentException unless the error code is 0 to 4294967295 */
        public ResetStream {
            GoAway.checkErrorCode(errorCode);
        }
    }
}

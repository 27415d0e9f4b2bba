/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.ApnsException;
import java.time.Duration;
import java.util.Locale;

/** The exceptions of pushes without an answer: what happened, where, and whether the push may be sent again. */
final class Failures {

    private static final String SAFE = " APNs did not process the push: it is safe to send again.";
    private static final String UNSAFE =
            " APNs may or may not have processed the push: if it is sent again, it may be shown twice.";

    private Failures() {}

    static ApnsException closedBeforeSending() {
        return safe("The push was not sent: the client is closed. Send with a new client.");
    }

    static ApnsException closedUnderWay(Endpoint endpoint, int streamId) {
        return unsafe("The client was closed before " + endpoint + " answered stream " + streamId + ".");
    }

    static ApnsException queueFull(Endpoint endpoint, int capacity) {
        return safe("The push was not sent: " + capacity + " pushes to " + endpoint
                + " wait already. Send it when some of them are answered, or raise ApnsClientBuilder.queueCapacity.");
    }

    static ApnsException timedOutWaiting(Endpoint endpoint, Duration timeout, String waitedFor) {
        return safe("The push was not sent within " + seconds(timeout) + ": it waited for " + waitedFor + " to "
                + endpoint + ". Send more slowly, or raise ApnsClientBuilder.requestTimeout.");
    }

    static ApnsException timedOutUnderWay(Endpoint endpoint, Duration timeout, int streamId) {
        return unsafe(endpoint + " did not answer stream " + streamId + " within " + seconds(timeout)
                + " (ApnsClientBuilder.requestTimeout); the stream was reset with CANCEL.");
    }

    static ApnsException cannotConnect(Endpoint endpoint, String stage, Throwable cause) {
        return new ApnsException(
                "Cannot connect to " + endpoint + ", " + stage + ": " + describe(cause) + "." + SAFE, true, cause);
    }

    static ApnsException connectionGone(Endpoint endpoint, String what) {
        return safe("The connection to " + endpoint + " ended before it gave any answer: " + what + ".");
    }

    static ApnsException lostUnderWay(Endpoint endpoint, int streamId, String what) {
        return unsafe("The connection to " + endpoint + " was lost before stream " + streamId + " was answered: " + what
                + ".");
    }

    static ApnsException notProcessed(Endpoint endpoint, int streamId, ReceivedGoAway goAway) {
        return safe(endpoint + " closed the connection without processing stream " + streamId + ": " + goAway + ".");
    }

    static ApnsException refused(Endpoint endpoint, int streamId) {
        return safe(endpoint + " refused stream " + streamId + ": RST_STREAM REFUSED_STREAM, for the second time.");
    }

    static ApnsException reset(Endpoint endpoint, int streamId, long errorCode) {
        return unsafe(endpoint + " reset stream " + streamId + ": RST_STREAM " + ErrorCodes.name(errorCode) + ".");
    }

    static ApnsException malformedAnswer(Endpoint endpoint, int streamId, String what) {
        return unsafe("The answer of " + endpoint + " to stream " + streamId + " cannot be read: " + what + ".");
    }

    static ApnsException headersTooLarge(Endpoint endpoint, long size, long limit) {
        return safe("The push was not sent: its header fields have " + size + " bytes, and " + endpoint + " takes "
                + limit + " (SETTINGS_MAX_HEADER_LIST_SIZE). Shorten them.");
    }

    static ApnsException cannotWrite(Endpoint endpoint, int streamId, Throwable cause) {
        return new ApnsException(
                "Stream " + streamId + " to " + endpoint + " could not be written: " + describe(cause) + "." + UNSAFE,
                false,
                cause);
    }

    static String describe(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : message + " (" + name + ")";
    }

    private static ApnsException safe(String message) {
        return new ApnsException(message + SAFE, true);
    }

    private static ApnsException unsafe(String message) {
        return new ApnsException(message + UNSAFE, false);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.PushType;
import java.util.List;

/** APNs accepts the header fields of the request, and something is wrong with one of them. */
public sealed interface HeaderFinding extends Cause {

    /**
     * Values of header fields begin or end with a space or tab, and were read without it.
     *
     * @param headers the names of the fields, in lower case
     */
    record BlankEdges(List<String> headers) implements HeaderFinding {

        public BlankEdges {
            headers = requireNonNull(headers, "headers").stream()
                    .map(name -> Sent.text(name, "headers"))
                    .toList();
        }
    }

    /**
     * A background push has priority 10, and was accepted.
     *
     * @param priorityIsSent whether {@code apns-priority} is in the request; priority 10 is the default
     */
    record AcceptedUrgentBackgroundPush(boolean priorityIsSent) implements HeaderFinding {}

    /**
     * The push has no {@code apns-push-type}.
     *
     * @param likely the type that topic and payload suggest
     */
    record PushTypeMissing(PushType likely) implements HeaderFinding {

        public PushTypeMissing {
            requireNonNull(likely, "likely");
        }
    }

    /** The push has no {@code apns-expiration}. */
    record ExpirationMissing() implements HeaderFinding {}

    /**
     * The {@code apns-expiration} is so large that it cannot be in seconds.
     *
     * @param expiration as it was sent
     */
    record ExpirationNotInSeconds(long expiration) implements HeaderFinding {}

    /** The client put the {@code :path} of a push, which has the device token, into the dynamic table of HPACK. */
    record PathIndexed() implements HeaderFinding {}
}

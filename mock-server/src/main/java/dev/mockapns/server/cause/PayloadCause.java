/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.PushType;

/** APNs does not take the body of the push or broadcast. */
public sealed interface PayloadCause extends Cause {

    /** The request has no body. */
    record PayloadMissing() implements PayloadCause {}

    /**
     * The payload of a push is too large.
     *
     * @param bytes how many it has, or the fewest that it can have
     * @param counted whether the whole of it was counted
     * @param limit the most bytes that APNs takes for the push type
     * @param pushType the one that the request names, or that its topic implies
     */
    record PayloadTooLarge(long bytes, boolean counted, int limit, PushType pushType) implements PayloadCause {

        public PayloadTooLarge {
            requireNonNull(pushType, "pushType");
        }
    }

    /**
     * The payload of a broadcast is too large.
     *
     * @param bytes how many it has, or the fewest that it can have
     * @param counted whether the whole of it was counted
     * @param limit the most bytes that APNs takes
     */
    record BroadcastTooLarge(long bytes, boolean counted, int limit) implements PayloadCause {}

    /** The body of a broadcast is no JSON object. */
    record BroadcastNoJsonObject() implements PayloadCause {}
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.quoting.Quoted;

/**
 * What became of an accepted push.
 *
 * @param because the facts behind it, in words for people
 */
public record Delivery(Outcome outcome, String because) {

    public Delivery {
        requireNonNull(outcome, "outcome");
        because = Quoted.plain(requireNonNull(because, "because"));
    }

    /** The ways an accepted push can go. */
    public enum Outcome {
        /** It reached the device's inbox. */
        DELIVERED,
        /** The device is offline, saves power or has run the app often enough; the push waits. */
        STORED,
        /**
         * It will never be seen: notifications are off, a force-quit app got a background push, the push had expired, the token is dead and APNs does not tell yet, or the
         * device did not take it and it may not be stored.
         */
        DISCARDED,
        /** No device of this fake has the token, or a stub accepted the push: there is nobody to deliver it to. */
        NO_DEVICE
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.internal.explain.Explain;

/**
 * What happened to an accepted push.
 *
 * @param cause the facts behind it
 */
public record Delivery(Outcome outcome, Cause cause) {

    public Delivery {
        requireNonNull(outcome, "outcome");
        requireNonNull(cause, "cause");
    }

    /** Returns the explanation of the cause, with advice in Java. */
    public Explanation explanation() {
        return explanation(Dialect.JAVA);
    }

    /** Returns the explanation of the cause, computed on each call. */
    public Explanation explanation(Dialect dialect) {
        return Explain.explain(cause, dialect);
    }

    /** Returns the explanation of the cause, without advice. */
    public String because() {
        return explanation().because();
    }

    /** The possible outcomes of an accepted push. */
    public enum Outcome {
        /** It reached the device's inbox. */
        DELIVERED,
        /** The device is offline, saves power or has run the app often enough; the push waits. */
        STORED,
        /**
         * The person never sees it: notifications are off, the app is force-quit and the push is a background push, the
         * push had expired, the token is dead and APNs does not answer 410 yet, or the device did not take it and it
         * may not be stored.
         */
        DISCARDED,
        /** No device of this fake has the token, or a stub accepted the push: there is nobody to deliver it to. */
        NO_DEVICE
    }
}

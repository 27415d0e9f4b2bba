/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.internal.explain.Explain;
import java.time.Instant;
import java.util.Optional;

/** The decision of the rules, or of a stub, about a request. */
public sealed interface Verdict {

    /** Returns the HTTP status of the answer. */
    int status();

    /** Returns whether APNs accepted the push. That does not mean that it was delivered: see {@link Delivery}. */
    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /** Returns this verdict if it is a rejection. */
    default Optional<Rejected> rejected() {
        return this instanceof Rejected rejected ? Optional.of(rejected) : Optional.empty();
    }

    /**
     * The push was accepted.
     *
     * @param delivery what happened to it then
     */
    record Accepted(Delivery delivery) implements Verdict {

        public Accepted {
            requireNonNull(delivery, "delivery");
        }

        @Override
        public int status() {
            return 200;
        }
    }

    /** The channel was created. */
    record ChannelCreated(String channelId) implements Verdict {

        public ChannelCreated {
            requireNonNull(channelId, "channelId");
        }

        @Override
        public int status() {
            return 201;
        }
    }

    /**
     * The body of the answer has what was asked for: a channel, or the list of an app's channels.
     *
     * @param channels how many channels the answer has
     */
    record Found(int channels) implements Verdict {

        @Override
        public int status() {
            return 200;
        }
    }

    /** The channel was deleted. */
    record Deleted(String channelId) implements Verdict {

        public Deleted {
            requireNonNull(channelId, "channelId");
        }

        @Override
        public int status() {
            return 204;
        }
    }

    /**
     * The push was rejected.
     *
     * @param cause the facts behind it
     * @param timestamp with status 410 only: since when the device token is dead, or the time of the answer where
     *     the test chose it
     */
    record Rejected(int status, Reason reason, Cause cause, Optional<Instant> timestamp) implements Verdict {

        public Rejected {
            requireNonNull(reason, "reason");
            requireNonNull(cause, "cause");
            requireNonNull(timestamp, "timestamp");
        }

        /** Returns the explanation of the cause, with advice in Java. */
        public Explanation explanation() {
            return explanation(Dialect.JAVA);
        }

        /** Returns the explanation of the cause, computed on each call. */
        public Explanation explanation(Dialect dialect) {
            return Explain.explain(cause, dialect);
        }
    }
}

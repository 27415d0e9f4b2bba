/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

/**
 * How many streams a connection may have open at once. Immutable.
 *
 * @param initialLimit MAX_CONCURRENT_STREAMS of a connection before its first valid provider token, 1 or more. Raise
 *     it for clients that send many requests before the first answer. Default: 1. Source: Apple, <em>Sending
 *     notification requests to APNs</em>
 * @param limit MAX_CONCURRENT_STREAMS of a connection after its first valid provider token, 1 or more. Default: 1000,
 *     as observed
 * @param overLimit what happens to a stream over the limit. Default: {@link StreamsOverLimit#REFUSE}
 * @param limitEnforcement from when on the limit is enforced. Default:
 *     {@link StreamLimitEnforcement#WHEN_ACKNOWLEDGED}
 * @param afterRejection what a rejection does to the limit. Default: {@link StreamsAfterRejection#KEEP}
 */
public record StreamOptions(
        int initialLimit,
        int limit,
        StreamsOverLimit overLimit,
        StreamLimitEnforcement limitEnforcement,
        StreamsAfterRejection afterRejection) {

    /** @throws IllegalArgumentException if a limit is not positive */
    public StreamOptions {
        requireNonNull(overLimit, "overLimit");
        requireNonNull(limitEnforcement, "limitEnforcement");
        requireNonNull(afterRejection, "afterRejection");
        Checks.positive("initialLimit", initialLimit);
        Checks.positive("limit", limit);
    }

    static Builder builder() {
        return new Builder();
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes options. Not thread-safe. */
    public static final class Builder {

        private int initialLimit = 1;
        private int limit = 1000;
        private StreamsOverLimit overLimit = StreamsOverLimit.REFUSE;
        private StreamLimitEnforcement limitEnforcement = StreamLimitEnforcement.WHEN_ACKNOWLEDGED;
        private StreamsAfterRejection afterRejection = StreamsAfterRejection.KEEP;

        private Builder() {}

        private Builder(StreamOptions from) {
            initialLimit = from.initialLimit;
            limit = from.limit;
            overLimit = from.overLimit;
            limitEnforcement = from.limitEnforcement;
            afterRejection = from.afterRejection;
        }

        /** See {@link StreamOptions#initialLimit()}. */
        public Builder initialLimit(int initialLimit) {
            this.initialLimit = initialLimit;
            return this;
        }

        /** See {@link StreamOptions#limit()}. */
        public Builder limit(int limit) {
            this.limit = limit;
            return this;
        }

        /** See {@link StreamOptions#overLimit()}. */
        public Builder overLimit(StreamsOverLimit overLimit) {
            this.overLimit = requireNonNull(overLimit, "overLimit");
            return this;
        }

        /** See {@link StreamOptions#limitEnforcement()}. */
        public Builder limitEnforcement(StreamLimitEnforcement limitEnforcement) {
            this.limitEnforcement = requireNonNull(limitEnforcement, "limitEnforcement");
            return this;
        }

        /** See {@link StreamOptions#afterRejection()}. */
        public Builder afterRejection(StreamsAfterRejection afterRejection) {
            this.afterRejection = requireNonNull(afterRejection, "afterRejection");
            return this;
        }

        StreamOptions build() {
            return new StreamOptions(initialLimit, limit, overLimit, limitEnforcement, afterRejection);
        }
    }
}

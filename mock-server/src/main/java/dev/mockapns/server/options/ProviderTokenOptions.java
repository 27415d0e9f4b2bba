/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.KnownReason;
import java.time.Duration;
import java.util.List;

/**
 * How APNs treats provider tokens. Immutable.
 *
 * @param nonstandard the answer to tokens that deviate from the standards. Default:
 *     {@link NonstandardTokens#LENIENT}
 * @param futureIssuedAtTolerance how far {@code iat} may lie in the future, zero or longer. Default: 1 minute. Apple
 *     documents neither the tolerance nor the reason beyond it
 * @param futureIssuedAtReason the reason for an {@code iat} further in the future; one that reports from the field
 *     name: {@code InvalidProviderToken}, {@code ExpiredProviderToken} or {@code TooManyProviderTokenUpdates}.
 *     Default: {@code InvalidProviderToken}
 * @param connectionBinding whether the first accepted push binds its connection to its team and kind of key. Default:
 *     yes. Source: Apple, <em>Establishing a token-based connection to APNs</em>
 * @param earlyChanges how many times in a row the token of a connection may change sooner than 20 minutes after the
 *     previous change (or after the connection's first token) until {@code TooManyProviderTokenUpdates}; 0 for none,
 *     {@link Integer#MAX_VALUE} for no limit. Going back to an older token is a change, too. Default: 4. Apple
 *     documents one change in 20 minutes, but not what happens at once; the first refused change in reports lies
 *     between the second and the fifth
 * @param scope whose tokens are counted together. Default: {@link ProviderTokenScope#CONNECTION}
 */
public record ProviderTokenOptions(
        NonstandardTokens nonstandard,
        Duration futureIssuedAtTolerance,
        KnownReason futureIssuedAtReason,
        boolean connectionBinding,
        int earlyChanges,
        ProviderTokenScope scope) {

    private static final List<KnownReason> FUTURE_ISSUED_AT = List.of(
            KnownReason.INVALID_PROVIDER_TOKEN,
            KnownReason.EXPIRED_PROVIDER_TOKEN,
            KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES);

    /**
     * @throws IllegalArgumentException if a number or a time is negative, or the reason is another than those named
     * above
     */
    public ProviderTokenOptions {
        requireNonNull(nonstandard, "nonstandard");
        requireNonNull(futureIssuedAtTolerance, "futureIssuedAtTolerance");
        requireNonNull(futureIssuedAtReason, "futureIssuedAtReason");
        requireNonNull(scope, "scope");
        if (futureIssuedAtTolerance.isNegative()) {
            throw new IllegalArgumentException(
                    "futureIssuedAtTolerance: " + futureIssuedAtTolerance + " (expected: zero or longer)");
        }
        if (!FUTURE_ISSUED_AT.contains(futureIssuedAtReason)) {
            throw new IllegalArgumentException(
                    "futureIssuedAtReason: " + futureIssuedAtReason + " (expected: one of " + FUTURE_ISSUED_AT + ")");
        }
        if (earlyChanges < 0) {
            throw new IllegalArgumentException("earlyChanges: " + earlyChanges + " (expected: >= 0)");
        }
    }

    static Builder builder() {
        return new Builder();
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes options. Not thread-safe. */
    public static final class Builder {

        private NonstandardTokens nonstandard = NonstandardTokens.LENIENT;
        private Duration futureIssuedAtTolerance = Duration.ofMinutes(1);
        private KnownReason futureIssuedAtReason = KnownReason.INVALID_PROVIDER_TOKEN;
        private boolean connectionBinding = true;
        private int earlyChanges = 4;
        private ProviderTokenScope scope = ProviderTokenScope.CONNECTION;

        private Builder() {}

        private Builder(ProviderTokenOptions from) {
            nonstandard = from.nonstandard;
            futureIssuedAtTolerance = from.futureIssuedAtTolerance;
            futureIssuedAtReason = from.futureIssuedAtReason;
            connectionBinding = from.connectionBinding;
            earlyChanges = from.earlyChanges;
            scope = from.scope;
        }

        /** See {@link ProviderTokenOptions#nonstandard()}. */
        public Builder nonstandard(NonstandardTokens nonstandard) {
            this.nonstandard = requireNonNull(nonstandard, "nonstandard");
            return this;
        }

        /** See {@link ProviderTokenOptions#futureIssuedAtTolerance()}. */
        public Builder futureIssuedAtTolerance(Duration futureIssuedAtTolerance) {
            this.futureIssuedAtTolerance = requireNonNull(futureIssuedAtTolerance, "futureIssuedAtTolerance");
            return this;
        }

        /** See {@link ProviderTokenOptions#futureIssuedAtReason()}. */
        public Builder futureIssuedAtReason(KnownReason futureIssuedAtReason) {
            this.futureIssuedAtReason = requireNonNull(futureIssuedAtReason, "futureIssuedAtReason");
            return this;
        }

        /** See {@link ProviderTokenOptions#connectionBinding()}. */
        public Builder connectionBinding(boolean connectionBinding) {
            this.connectionBinding = connectionBinding;
            return this;
        }

        /** See {@link ProviderTokenOptions#earlyChanges()}. */
        public Builder earlyChanges(int earlyChanges) {
            this.earlyChanges = earlyChanges;
            return this;
        }

        /** See {@link ProviderTokenOptions#scope()}. */
        public Builder scope(ProviderTokenScope scope) {
            this.scope = requireNonNull(scope, "scope");
            return this;
        }

        ProviderTokenOptions build() {
            return new ProviderTokenOptions(
                    nonstandard, futureIssuedAtTolerance, futureIssuedAtReason, connectionBinding, earlyChanges, scope);
        }
    }
}

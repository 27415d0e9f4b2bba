/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import java.util.List;

/** APNs accepts the authorization header or ignores it, and something is wrong with it. */
public sealed interface ProviderTokenFinding extends Cause {

    /**
     * The provider token deviates from the standards, and was accepted.
     *
     * @param deviations one or more
     */
    record AcceptedNonstandardProviderToken(List<Deviation> deviations) implements ProviderTokenFinding {

        public AcceptedNonstandardProviderToken {
            deviations = List.copyOf(requireNonNull(deviations, "deviations"));
        }
    }

    /**
     * The scheme is not {@code bearer} in lower case, and was accepted.
     *
     * @param scheme as it was sent
     */
    record AcceptedNonstandardScheme(String scheme) implements ProviderTokenFinding {

        public AcceptedNonstandardScheme {
            scheme = Sent.text(scheme, "scheme");
        }
    }

    /** There is an authorization header, and APNs ignores it, because the client presented a certificate. */
    record IgnoredAuthorization() implements ProviderTokenFinding {}
}

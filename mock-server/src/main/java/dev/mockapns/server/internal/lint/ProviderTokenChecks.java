/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.ProviderTokenFinding.AcceptedNonstandardProviderToken;
import dev.mockapns.server.cause.ProviderTokenFinding.AcceptedNonstandardScheme;
import dev.mockapns.server.cause.ProviderTokenFinding.IgnoredAuthorization;
import dev.mockapns.server.internal.request.AuthorizationHeader;
import java.util.Optional;

/** Checks of the authorization header. */
final class ProviderTokenChecks {

    private ProviderTokenChecks() {}

    static Optional<Cause> standard(CheckedExchange subject) {
        return subject.trace().nonstandard().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AcceptedNonstandardProviderToken(subject.trace().nonstandard()));
    }

    static Optional<Cause> scheme(CheckedExchange subject) {
        AuthorizationHeader header = subject.headers().authorization();
        return !usesCertificate(subject) && header.isBearer() && !header.isCanonical()
                ? Optional.of(new AcceptedNonstandardScheme(header.scheme()))
                : Optional.empty();
    }

    static Optional<Cause> ignored(CheckedExchange subject) {
        return usesCertificate(subject)
                        && subject.request().header(ApnsHeaders.AUTHORIZATION).isPresent()
                ? Optional.of(new IgnoredAuthorization())
                : Optional.empty();
    }

    private static boolean usesCertificate(CheckedExchange subject) {
        return subject.request().connection().certificate().isPresent();
    }
}

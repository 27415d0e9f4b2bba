/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE;
import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE_ENVIRONMENT;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.CertificateCause.CertificateExpired;
import dev.mockapns.server.cause.CertificateCause.CertificateNotYetValid;
import dev.mockapns.server.cause.CertificateCause.CertificateOfOtherEnvironment;
import dev.mockapns.server.cause.CertificateCause.CertificateOfOtherIssuer;
import dev.mockapns.server.cause.CertificateCause.CertificateRevoked;
import dev.mockapns.server.cause.CertificateCause.CertificateWithoutTopic;
import dev.mockapns.server.cause.CertificateCause.Presented;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.world.WorldView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a client certificate, at the start of its connection and with each request.
 *
 * @param environment of the listener
 * @param now the fake's time
 * @param ahead how far it is ahead of wall time
 */
public record CertificateInspection(
        ClientCertificate certificate, Environment environment, WorldView world, Instant now, Duration ahead) {

    static CertificateInspection of(RuleContext context) {
        return new CertificateInspection(
                context.certificate().orElseThrow(),
                context.request().environment(),
                context.world(),
                context.now(),
                context.ahead());
    }

    /** Returns what is wrong with the certificate: in itself, or else for the environment. */
    public Optional<Rejection> defect() {
        Rejection invalid = valid();
        return Optional.ofNullable(invalid == null ? forEnvironment() : invalid);
    }

    @Nullable
    Rejection valid() {
        if (!certificate.issuedHere()) {
            return bad(new CertificateOfOtherIssuer(presented(), certificate.issuer()));
        }
        Optional<Instant> revokedAt = world.certificateRevokedAt(certificate.serialNumber());
        if (revokedAt.isPresent()) {
            return bad(new CertificateRevoked(presented(), revokedAt.get(), ahead));
        }
        if (now.isAfter(certificate.notAfter())) {
            return bad(new CertificateExpired(presented(), certificate.notAfter(), now, ahead));
        }
        if (now.isBefore(certificate.notBefore())) {
            return bad(new CertificateNotYetValid(presented(), certificate.notBefore(), now, ahead));
        }
        return certificate.topics().isEmpty() ? bad(new CertificateWithoutTopic(presented())) : null;
    }

    @Nullable
    Rejection forEnvironment() {
        return certificate.environments().contains(environment)
                ? null
                : Rejection.of(
                        BAD_CERTIFICATE_ENVIRONMENT,
                        new CertificateOfOtherEnvironment(presented(), certificate.environments(), environment));
    }

    private static Rejection bad(Cause cause) {
        return Rejection.of(BAD_CERTIFICATE, cause);
    }

    private Presented presented() {
        return CertificateRules.presented(certificate);
    }
}

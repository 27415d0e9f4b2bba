/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE;
import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE_ENVIRONMENT;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.behaviour.Behaviour;
import dev.mockapns.server.behaviour.CertificateRefusal;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.WorldView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A client certificate under inspection, at the start of its connection or with a request.
 *
 * @param environment that the client came to
 * @param now the fake's time
 * @param ahead how far it stands ahead of wall time
 */
public record Inspection(
        ClientCertificate certificate, Environment environment, WorldView world, Instant now, Duration ahead) {

    private static final String MAKE = "apns.team().createCertificate(\"";

    static Inspection of(Judging judging) {
        return new Inspection(
                judging.certificate().orElseThrow(),
                judging.request().environment(),
                judging.world(),
                judging.now(),
                judging.ahead());
    }

    /** Returns why GOAWAY ends the connection before any request, or empty where the client may send some. */
    public Optional<Violation> refusedByGoaway(Behaviour behaviour) {
        Optional<Violation> invalid = valid();
        CertificateRefusal refusal =
                invalid.isPresent() ? behaviour.badCertificate() : behaviour.badCertificateEnvironment();
        return refusal == CertificateRefusal.BY_GOAWAY ? invalid.or(this::forEnvironment) : Optional.empty();
    }

    /** Tells whether nothing is wrong with the certificate itself. */
    public boolean isAuthenticated() {
        return valid().or(this::forEnvironment).isEmpty();
    }

    Optional<Violation> valid() {
        if (!certificate.issuedHere()) {
            return bad(
                    " was issued by \"" + certificate.issuer()
                            + "\", and this fake takes client certificates of its own CA only",
                    "use one that this fake made: " + MAKE + example()
                            + "\") (those of Apple, of other fakes and self-signed ones are of no use here), or show none"
                            + " and send provider tokens");
        }
        Optional<Instant> revokedAt = world.certificateRevokedAt(certificate.serialNumber());
        if (revokedAt.isPresent()) {
            return bad(
                    " was revoked on " + Wording.when(revokedAt.get()) + Wording.ahead(ahead),
                    "close every connection that uses it, and connect with another: " + MAKE + example() + "\")");
        }
        if (now.isAfter(certificate.notAfter())) {
            return bad(
                    " expired on " + Wording.when(certificate.notAfter()) + ", "
                            + Wording.span(Duration.between(certificate.notAfter(), now)) + " ago"
                            + Wording.ahead(ahead),
                    "renew it in time, and connect with the new one: " + MAKE + example() + "\")");
        }
        if (now.isBefore(certificate.notBefore())) {
            return bad(
                    " is valid from " + Wording.when(certificate.notBefore()) + " on only, in "
                            + Wording.span(Duration.between(now, certificate.notBefore()))
                            + Wording.ahead(ahead),
                    "wait for it, or set the clock of the machine that made it");
        }
        return certificate.topics().isEmpty()
                ? bad(
                        " names no topic: there is none in the UID of its subject, and no list of topics",
                        "use one that this fake made: " + MAKE + example() + "\")")
                : Optional.empty();
    }

    Optional<Violation> forEnvironment() {
        if (certificate.environments().contains(environment)) {
            return Optional.empty();
        }
        String good = certificate.environments().contains(environment.other())
                ? " is for " + environment.other() + " only"
                : " is for no environment";
        return Optional.of(Violation.of(
                BAD_CERTIFICATE_ENVIRONMENT,
                Words.certificate(certificate) + good + ", and the client came to " + environment,
                "use a certificate for " + environment + " (" + MAKE + example()
                        + "\") makes one for both), or connect to "
                        + Words.door(environment.other())));
    }

    private Optional<Violation> bad(String because, String advice) {
        return Optional.of(Violation.of(BAD_CERTIFICATE, Words.certificate(certificate) + because, advice));
    }

    private String example() {
        return certificate.topics().stream()
                .findFirst()
                .map(topic -> topic.bundleId().value())
                .orElse("com.example.app");
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE;
import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE_ENVIRONMENT;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.world.WorldView;
import dev.mockapns.server.options.CertificateRefusal;
import dev.mockapns.server.options.Options;
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
public record CertificateInspection(
        ClientCertificate certificate, Environment environment, WorldView world, Instant now, Duration ahead) {

    private static final String MAKE = "apns.team().createCertificate(\"";

    static CertificateInspection of(RuleContext context) {
        return new CertificateInspection(
                context.certificate().orElseThrow(),
                context.request().environment(),
                context.world(),
                context.now(),
                context.ahead());
    }

    /** Returns why GOAWAY ends the connection before any request, or empty where the client may send some. */
    public Optional<Rejection> refusedByGoaway(Options options) {
        Optional<Rejection> invalid = valid();
        CertificateRefusal refusal = invalid.isPresent()
                ? options.connections().badCertificate()
                : options.connections().badCertificateEnvironment();
        return refusal == CertificateRefusal.BY_GOAWAY ? invalid.or(this::forEnvironment) : Optional.empty();
    }

    /** Tells whether nothing is wrong with the certificate itself. */
    public boolean isAuthenticated() {
        return valid().or(this::forEnvironment).isEmpty();
    }

    Optional<Rejection> valid() {
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
                    " was revoked on " + Quantities.when(revokedAt.get()) + Quantities.ahead(ahead),
                    "close every connection that uses it, and connect with another: " + MAKE + example() + "\")");
        }
        if (now.isAfter(certificate.notAfter())) {
            return bad(
                    " expired on " + Quantities.when(certificate.notAfter()) + ", "
                            + Quantities.span(Duration.between(certificate.notAfter(), now)) + " ago"
                            + Quantities.ahead(ahead),
                    "renew it in time, and connect with the new one: " + MAKE + example() + "\")");
        }
        if (now.isBefore(certificate.notBefore())) {
            return bad(
                    " is valid from " + Quantities.when(certificate.notBefore()) + " on only, in "
                            + Quantities.span(Duration.between(now, certificate.notBefore()))
                            + Quantities.ahead(ahead),
                    "wait for it, or set the clock of the machine that made it");
        }
        return certificate.topics().isEmpty()
                ? bad(
                        " names no topic: there is none in the UID of its subject, and no list of topics",
                        "use one that this fake made: " + MAKE + example() + "\")")
                : Optional.empty();
    }

    Optional<Rejection> forEnvironment() {
        if (certificate.environments().contains(environment)) {
            return Optional.empty();
        }
        String good = certificate.environments().contains(environment.other())
                ? " is for " + environment.other() + " only"
                : " is for no environment";
        return Optional.of(Rejection.of(
                BAD_CERTIFICATE_ENVIRONMENT,
                Phrases.certificate(certificate) + good + ", and the client came to " + environment,
                "use a certificate for " + environment + " (" + MAKE + example()
                        + "\") makes one for both), or connect to "
                        + Phrases.listener(environment.other())));
    }

    private Optional<Rejection> bad(String because, String advice) {
        return Optional.of(Rejection.of(BAD_CERTIFICATE, Phrases.certificate(certificate) + because, advice));
    }

    private String example() {
        return certificate.topics().stream()
                .findFirst()
                .map(topic -> topic.bundleId().value())
                .orElse("com.example.app");
    }
}

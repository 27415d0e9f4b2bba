/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_MISMATCH;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.CertificateCause.AppNotOfCertificate;
import dev.mockapns.server.cause.CertificateCause.LocationPushWithCertificate;
import dev.mockapns.server.cause.CertificateCause.Presented;
import dev.mockapns.server.cause.CertificateCause.TopicNotImplied;
import dev.mockapns.server.cause.CertificateCause.TopicNotOfCertificate;
import dev.mockapns.server.exchange.ClientCertificate;
import java.util.Optional;

/**
 * Rules about what a client certificate covers. Source: Apple, <em>Sending notification requests to APNs</em> and
 * <em>Handling notification responses from APNs</em>.
 */
final class CertificateRules {

    private CertificateRules() {}

    static Optional<Rejection> topicPresent(RuleContext context, ClientCertificate certificate) {
        if (context.request().topic().isPresent()) {
            return Optional.empty();
        }
        return rejection(MISSING_TOPIC, new TopicNotImplied(presented(certificate), context.issuedFor()));
    }

    static Optional<Rejection> topicAllowed(RuleContext context, ClientCertificate certificate) {
        Topic topic = context.topic().orElseThrow();
        boolean location = context.pushType().equals(Optional.of(PushType.LOCATION))
                || topic.suffixType().equals(Optional.of(PushType.LOCATION));
        if (location) {
            return rejection(TOPIC_DISALLOWED, new LocationPushWithCertificate(presented(certificate)));
        }
        return certificate.topics().contains(topic)
                ? Optional.empty()
                : rejection(
                        TOPIC_DISALLOWED,
                        new TopicNotOfCertificate(presented(certificate), topic.value(), context.issuedFor()));
    }

    static Optional<Rejection> appCovered(RuleContext context, ClientCertificate certificate) {
        Topic app = context.app();
        boolean covered = certificate.topics().stream().map(Topic::bundleId).anyMatch(app.bundleId()::equals);
        return covered
                ? Optional.empty()
                : rejection(TOPIC_MISMATCH, new AppNotOfCertificate(presented(certificate), app.value()));
    }

    /** Returns what a cause holds of a certificate. */
    static Presented presented(ClientCertificate certificate) {
        return new Presented(certificate.serialNumber(), certificate.commonName(), certificate.topics());
    }

    private static Optional<Rejection> rejection(KnownReason reason, Cause cause) {
        return Optional.of(Rejection.of(reason, cause));
    }
}

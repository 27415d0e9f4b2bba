/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_MISMATCH;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.CertificateCause.AppNotOfCertificate;
import dev.mockapns.server.cause.CertificateCause.LocationPushWithCertificate;
import dev.mockapns.server.cause.CertificateCause.Presented;
import dev.mockapns.server.cause.CertificateCause.TopicNotImplied;
import dev.mockapns.server.cause.CertificateCause.TopicNotOfCertificate;
import dev.mockapns.server.exchange.ClientCertificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules about what a client certificate covers. Source: Apple, <em>Sending notification requests to APNs</em> and
 * <em>Handling notification responses from APNs</em>.
 */
final class CertificateRules {

    private CertificateRules() {}

    static @Nullable Rejection topicPresent(RuleContext context, ClientCertificate certificate) {
        if (context.namesTopic()) {
            return null;
        }
        return Rejection.of(MISSING_TOPIC, new TopicNotImplied(presented(certificate), context.issuedFor()));
    }

    static @Nullable Rejection topicAllowed(RuleContext context, ClientCertificate certificate) {
        Topic topic = context.requiredTopic();
        boolean location =
                context.pushType() == PushType.LOCATION || topic.suffixType().equals(Optional.of(PushType.LOCATION));
        if (location) {
            return Rejection.of(TOPIC_DISALLOWED, new LocationPushWithCertificate(presented(certificate)));
        }
        return certificate.topics().contains(topic)
                ? null
                : Rejection.of(
                        TOPIC_DISALLOWED,
                        new TopicNotOfCertificate(presented(certificate), topic.value(), context.issuedFor()));
    }

    static @Nullable Rejection appCovered(RuleContext context, ClientCertificate certificate) {
        Topic app = context.app();
        boolean covered = certificate.topics().stream().map(Topic::bundleId).anyMatch(app.bundleId()::equals);
        return covered
                ? null
                : Rejection.of(TOPIC_MISMATCH, new AppNotOfCertificate(presented(certificate), app.value()));
    }

    /** Returns what a cause holds of a certificate. */
    static Presented presented(ClientCertificate certificate) {
        return new Presented(certificate.serialNumber(), certificate.commonName(), certificate.topics());
    }
}

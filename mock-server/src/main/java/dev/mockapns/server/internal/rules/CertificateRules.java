/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_MISMATCH;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.world.TokenLife;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rules about what a client certificate covers. Source: Apple, <em>Sending notification requests to APNs</em> and
 * <em>Handling notification responses from APNs</em>.
 */
final class CertificateRules {

    private static final int MOST_NAMED = 5;

    private CertificateRules() {}

    static Optional<Rejection> topicPresent(RuleContext context, ClientCertificate certificate) {
        if (context.request().topic().isPresent()) {
            return Optional.empty();
        }
        List<Topic> topics = certificate.topics();
        Topic meant =
                context.life().map(TokenLife::topic).filter(topics::contains).orElse(topics.get(0));
        return Optional.of(Rejection.of(
                MISSING_TOPIC,
                "the request has no apns-topic, and " + Phrases.certificate(certificate) + " is for " + topics.size()
                        + " topics: " + names(topics),
                "send the one that is meant: apns-topic: " + meant));
    }

    static Optional<Rejection> topicAllowed(RuleContext context, ClientCertificate certificate) {
        Topic topic = context.topic().orElseThrow();
        boolean location = context.pushType().equals(Optional.of(PushType.LOCATION))
                || topic.suffixType().equals(Optional.of(PushType.LOCATION));
        if (location) {
            return Optional.of(Rejection.of(
                    TOPIC_DISALLOWED,
                    "this is a location push on a connection with " + Phrases.certificate(certificate)
                            + "; location pushes go with provider tokens only",
                    "send it with a provider token, on a connection without a client certificate"));
        }
        if (certificate.topics().contains(topic)) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                TOPIC_DISALLOWED,
                "the topic " + topic + " is none of " + Phrases.certificate(certificate) + ", which is for "
                        + names(certificate.topics()),
                covers(certificate, topic)
                        ? "use a certificate that lists it (in this fake: createCertificate(\"" + topic.bundleId()
                                + "\", c -> c.topicsFor(…))), or a provider token"
                        : "use the certificate of " + topic.bundleId() + ", on a connection of its own, or "
                                + TopicRules.correct(context)));
    }

    static Optional<Rejection> appCovered(RuleContext context, ClientCertificate certificate) {
        Topic app = context.app();
        return covers(certificate, app)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        TOPIC_MISMATCH,
                        "the path names the app " + app + ", and " + Phrases.certificate(certificate) + " is for "
                                + names(certificate.topics()),
                        "use the certificate of " + app
                                + ", on a connection of its own, or correct the bundle id in the" + " path"));
    }

    private static boolean covers(ClientCertificate certificate, Topic topic) {
        return certificate.topics().stream().map(Topic::bundleId).anyMatch(topic.bundleId()::equals);
    }

    private static String names(List<Topic> topics) {
        String first = topics.stream().limit(MOST_NAMED).map(Topic::value).collect(Collectors.joining(", "));
        return topics.size() <= MOST_NAMED ? first : first + " and " + (topics.size() - MOST_NAMED) + " more";
    }
}

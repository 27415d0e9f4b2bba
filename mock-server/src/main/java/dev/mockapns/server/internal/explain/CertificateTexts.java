/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.CertificateCause;
import dev.mockapns.server.cause.CertificateCause.AppNotOfCertificate;
import dev.mockapns.server.cause.CertificateCause.CertificateExpired;
import dev.mockapns.server.cause.CertificateCause.CertificateNotYetValid;
import dev.mockapns.server.cause.CertificateCause.CertificateOfOtherEnvironment;
import dev.mockapns.server.cause.CertificateCause.CertificateOfOtherIssuer;
import dev.mockapns.server.cause.CertificateCause.CertificateRevoked;
import dev.mockapns.server.cause.CertificateCause.CertificateWithoutTopic;
import dev.mockapns.server.cause.CertificateCause.LocationPushWithCertificate;
import dev.mockapns.server.cause.CertificateCause.Presented;
import dev.mockapns.server.cause.CertificateCause.TopicNotImplied;
import dev.mockapns.server.cause.CertificateCause.TopicNotOfCertificate;
import dev.mockapns.server.cause.Dialect;
import java.time.Duration;
import java.util.List;

/** The sentences for {@link CertificateCause}. */
final class CertificateTexts {

    private static final String RESTART = "restart mockapns serve, which makes a new certificate for each --topic"
            + " (certificates of connection.json)";

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    CertificateOfOtherIssuer.class,
                    cause -> name(cause) + " was issued by \"" + cause.issuer()
                            + "\", and this fake accepts only client certificates of its own CA",
                    (cause, dialect) ->
                            "use a client certificate that this fake made" + made(cause.certificate(), dialect)
                                    + ", or present none and send provider tokens; this fake refuses certificates of"
                                    + " Apple, of other fakes, and self-signed ones"),
            Text.inDialect(
                    CertificateRevoked.class,
                    cause -> name(cause) + " was revoked on " + Quantities.when(cause.at())
                            + Quantities.ahead(cause.clockAhead()),
                    (cause, dialect) -> (dialect == Dialect.COMMAND_LINE ? RESTART + "; " : "")
                            + "close every connection that uses the revoked one, and connect with another"
                            + (dialect == Dialect.JAVA ? ": " + create(cause.certificate()) : "")),
            Text.inDialect(
                    CertificateExpired.class,
                    cause -> name(cause) + " expired on " + Quantities.when(cause.at()) + ", "
                            + Quantities.span(Duration.between(cause.at(), cause.now())) + " ago"
                            + Quantities.ahead(cause.clockAhead()),
                    CertificateTexts::renew),
            Text.inDialect(
                    CertificateNotYetValid.class,
                    cause -> name(cause) + " is not valid before " + Quantities.when(cause.validFrom()) + ", which is "
                            + Quantities.span(Duration.between(cause.now(), cause.validFrom())) + " from now"
                            + Quantities.ahead(cause.clockAhead()),
                    (cause, dialect) -> "wait until then"
                            + switch (dialect) {
                                case JAVA ->
                                    ", or connect with a certificate that is valid now: " + create(cause.certificate());
                                case COMMAND_LINE ->
                                    "; if the clock of this machine was wrong, correct it, " + RESTART
                                            + ", and connect with the new one";
                                case HTTP -> ", or connect with a certificate that is valid now";
                            }),
            Text.inDialect(
                    CertificateWithoutTopic.class,
                    cause -> name(cause)
                            + " names no topic: its subject has no UID with a topic, and it has no list of topics",
                    (cause, dialect) -> "use one that this fake made" + made(cause.certificate(), dialect)),
            Text.inDialect(
                    CertificateOfOtherEnvironment.class,
                    cause -> name(cause) + " is for "
                            + (cause.environments().contains(cause.sentTo().other())
                                    ? cause.sentTo().other() + " only"
                                    : "no environment")
                            + ", and the client came to " + cause.sentTo(),
                    (cause, dialect) -> "use a certificate for " + cause.sentTo() + madeForBoth(cause, dialect)
                            + ", or connect to "
                            + ListenerNames.forPushes(cause.sentTo().other(), dialect)),
            Text.of(
                    TopicNotImplied.class,
                    cause -> "the request has no apns-topic, and " + name(cause) + " is for "
                            + Quantities.count(cause.certificate().topics().size(), "topic") + ": "
                            + topics(cause),
                    cause -> "send the one that is meant: apns-topic: " + meant(cause)),
            Text.of(
                    LocationPushWithCertificate.class,
                    cause -> "this is a location push on a connection with " + name(cause)
                            + ", and location pushes need a provider token",
                    cause -> "send it with a provider token, on a connection without a client certificate"),
            Text.inDialect(
                    TopicNotOfCertificate.class,
                    cause -> name(cause) + " is for " + topics(cause) + ", and the topic is " + cause.topic(),
                    CertificateTexts::otherCertificate),
            Text.inDialect(
                    AppNotOfCertificate.class,
                    cause -> "the path names the app " + cause.app() + ", and " + name(cause) + " is for "
                            + topics(cause),
                    (cause, dialect) -> useThatOf(cause.app(), dialect) + ", or correct the bundle id in the path"));

    private CertificateTexts() {}

    /** Returns which certificate it is: {@code the client certificate "Apple Push Services: com.example.orders" (serial 1F)}. */
    private static String name(CertificateCause cause) {
        return "the client certificate \"" + cause.certificate().commonName() + "\" (serial "
                + cause.certificate().serialNumber() + ")";
    }

    private static String topics(CertificateCause cause) {
        return TopicTexts.list(cause.certificate().topics());
    }

    /** Returns where a valid one for the same app is, in brackets. */
    private static String made(Presented certificate, Dialect dialect) {
        return switch (dialect) {
            case JAVA -> " (" + create(certificate) + ")";
            case COMMAND_LINE -> " (certificates of connection.json lists one for each --topic)";
            case HTTP -> "";
        };
    }

    private static String useThatOf(String bundleId, Dialect dialect) {
        return "use the certificate of " + bundleId
                + (dialect == Dialect.COMMAND_LINE ? " (certificates of connection.json)" : "")
                + " on another connection";
    }

    private static String renew(CertificateExpired cause, Dialect dialect) {
        return switch (dialect) {
            case JAVA ->
                "connect with a new certificate (" + create(cause.certificate()) + "), and renew it before it expires"
                        + (cause.clockAhead().isZero()
                                ? ""
                                : "; or take the fake's clock back to wall time: apns.reset(), which"
                                        + " also removes devices, channels and stubs");
            case COMMAND_LINE -> RESTART + "; connect with the new one, and renew it before it expires";
            case HTTP -> "connect with a new certificate of this fake, and renew it before it expires";
        };
    }

    private static String create(Presented certificate) {
        String bundleId = certificate.topics().isEmpty()
                ? "com.example.app"
                : certificate.topics().get(0).bundleId().value();
        return "apns.team().createCertificate(\"" + bundleId + "\")";
    }

    private static String madeForBoth(CertificateCause cause, Dialect dialect) {
        return switch (dialect) {
            case JAVA -> " (" + create(cause.certificate()) + " makes one for both)";
            case COMMAND_LINE -> " (those in certificates of connection.json are for both)";
            case HTTP -> "";
        };
    }

    private static String pushTypes(String topic) {
        return Topic.parse(topic)
                .flatMap(Topic::suffixType)
                .map(type -> "PushType.ALERT, PushType." + type.name())
                .orElse("PushType.ALERT");
    }

    private static String meant(TopicNotImplied cause) {
        List<Topic> topics = cause.certificate().topics();
        return cause.issuedFor()
                .filter(topics::contains)
                .or(() -> topics.stream().findFirst())
                .map(Topic::value)
                .orElse("com.example.app");
    }

    private static String otherCertificate(TopicNotOfCertificate cause, Dialect dialect) {
        String bundleId = TopicTexts.bundleId(cause.topic());
        boolean isOfApp = cause.certificate().topics().stream()
                .map(topic -> topic.bundleId().value())
                .anyMatch(bundleId::equals);
        if (!isOfApp) {
            return useThatOf(bundleId, dialect) + ", or "
                    + cause.issuedFor()
                            .map(issuedFor -> TopicTexts.correct(cause.topic(), issuedFor))
                            .orElse(TopicTexts.CORRECT);
        }
        return "use a certificate that lists it"
                + switch (dialect) {
                    case JAVA ->
                        " (in this fake: apns.team().createCertificate(\"" + bundleId + "\", c -> c.topicsFor("
                                + pushTypes(cause.topic()) + ")))";
                    case COMMAND_LINE, HTTP -> "";
                }
                + ", or send it with a provider token, on a connection without a client certificate";
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.quoting.Quoted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The client certificate is not valid, or does not cover what the request asks for. */
public sealed interface CertificateCause extends Cause {

    /** Returns the certificate that the client presented. */
    Presented certificate();

    /**
     * A certificate as a client presented it.
     *
     * @param serialNumber in hex, upper case
     * @param commonName the CN of its subject; empty where it has none
     * @param topics what it is for
     */
    record Presented(String serialNumber, String commonName, List<Topic> topics) {

        public Presented {
            requireNonNull(serialNumber, "serialNumber");
            commonName = Quoted.plain(requireNonNull(commonName, "commonName"));
            topics = List.copyOf(requireNonNull(topics, "topics"));
        }
    }

    /**
     * Another CA than that of this fake issued it.
     *
     * @param issuer the CN of its issuer; empty where that has none
     */
    record CertificateOfOtherIssuer(Presented certificate, String issuer) implements CertificateCause {

        public CertificateOfOtherIssuer {
            requireNonNull(certificate, "certificate");
            issuer = Quoted.plain(requireNonNull(issuer, "issuer"));
        }
    }

    /**
     * It is revoked.
     *
     * @param at since when, on the fake's clock
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record CertificateRevoked(Presented certificate, Instant at, Duration clockAhead) implements CertificateCause {

        public CertificateRevoked {
            requireNonNull(certificate, "certificate");
            requireNonNull(at, "at");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /**
     * It is expired.
     *
     * @param at when it expired
     * @param now the time of the decision, on the fake's clock
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record CertificateExpired(Presented certificate, Instant at, Instant now, Duration clockAhead)
            implements CertificateCause {

        public CertificateExpired {
            requireNonNull(certificate, "certificate");
            requireNonNull(at, "at");
            requireNonNull(now, "now");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /**
     * It is not valid yet.
     *
     * @param validFrom when it will be
     * @param now the time of the decision, on the fake's clock
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record CertificateNotYetValid(Presented certificate, Instant validFrom, Instant now, Duration clockAhead)
            implements CertificateCause {

        public CertificateNotYetValid {
            requireNonNull(certificate, "certificate");
            requireNonNull(validFrom, "validFrom");
            requireNonNull(now, "now");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /** It is for no topic. */
    record CertificateWithoutTopic(Presented certificate) implements CertificateCause {

        public CertificateWithoutTopic {
            requireNonNull(certificate, "certificate");
        }
    }

    /**
     * It is not for the environment that the client came to.
     *
     * @param environments what it is for: the other environment, or none
     * @param sentTo the environment that the client came to
     */
    record CertificateOfOtherEnvironment(Presented certificate, Set<Environment> environments, Environment sentTo)
            implements CertificateCause {

        public CertificateOfOtherEnvironment {
            requireNonNull(certificate, "certificate");
            environments = Set.copyOf(requireNonNull(environments, "environments"));
            requireNonNull(sentTo, "sentTo");
        }
    }

    /**
     * The request has no {@code apns-topic}, and the certificate is for several.
     *
     * @param issuedFor the topic that the device token was issued for, where this fake issued it
     */
    record TopicNotImplied(Presented certificate, Optional<Topic> issuedFor) implements CertificateCause {

        public TopicNotImplied {
            requireNonNull(certificate, "certificate");
            requireNonNull(issuedFor, "issuedFor");
        }
    }

    /** Location pushes need a provider token. */
    record LocationPushWithCertificate(Presented certificate) implements CertificateCause {

        public LocationPushWithCertificate {
            requireNonNull(certificate, "certificate");
        }
    }

    /**
     * It is not for the topic.
     *
     * @param topic as it was sent
     * @param issuedFor the topic that the device token was issued for, where this fake issued it
     */
    record TopicNotOfCertificate(Presented certificate, String topic, Optional<Topic> issuedFor)
            implements CertificateCause {

        public TopicNotOfCertificate {
            requireNonNull(certificate, "certificate");
            topic = Sent.topic(topic, "topic");
            requireNonNull(issuedFor, "issuedFor");
        }
    }

    /**
     * It is not for the app in the path of a broadcast or a channel.
     *
     * @param app the bundle id in the path
     */
    record AppNotOfCertificate(Presented certificate, String app) implements CertificateCause {

        public AppNotOfCertificate {
            requireNonNull(certificate, "certificate");
            app = Sent.topic(app, "app");
        }
    }
}

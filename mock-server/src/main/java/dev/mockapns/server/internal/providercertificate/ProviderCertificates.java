/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.providercertificate.Signing.Extensions;
import dev.mockapns.server.internal.providercertificate.Signing.Validity;
import dev.mockapns.server.world.CertificateSettings;
import dev.mockapns.server.world.ProviderCertificate;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Issues the provider certificates of one fake, and recognises them. Thread-safe. */
public final class ProviderCertificates {

    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final String MDM_PREFIX = "com.apple.mgmt.External.";

    private final CaStore ca;

    private ProviderCertificates(CaStore ca) {
        this.ca = ca;
    }

    /** Returns an issuer whose CA is created when it is first needed, and kept in memory only. */
    public static ProviderCertificates inMemory() {
        return new ProviderCertificates(new CaStore());
    }

    /**
     * Returns an issuer whose CA is kept in {@code provider-issuer.pem} in {@code directory}; the file is created when the CA
     * is first needed.
     *
     * @throws java.io.UncheckedIOException if the file exists and has no CA; the message names the remedy
     */
    public static ProviderCertificates keptIn(Path directory) {
        return new ProviderCertificates(new CaStore(directory));
    }

    /**
     * Issues a certificate with a key of its own.
     *
     * @param topic the UID of its subject: a bundle id; or a topic of MDM, a pass or the web, which is then its only one
     * @param now the fake's time
     */
    public ProviderCertificate issue(String teamId, Topic topic, CertificateSettings settings, Instant now) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.UID, topic.value())
                .addRDN(BCStyle.CN, commonName(topic))
                .addRDN(BCStyle.OU, teamId)
                .addRDN(BCStyle.O, "MockApns, for tests only")
                .build();
        ProviderCa issuer = ca.get();
        KeyPair keys = Signing.keyPair();
        X509Certificate certificate =
                issuer.sign(subject, keys, validity(settings, now), certificateOf(topic, settings));
        return new ProviderCertificate(topic, List.of(certificate, issuer.issuer(), issuer.root()), keys.getPrivate());
    }

    /**
     * Returns what the certificate that a client presented says; empty if it presented none.
     *
     * @param chain its certificate, then the others that it sent
     */
    public Optional<ClientCertificate> read(List<X509Certificate> chain) {
        return chain.stream()
                .findFirst()
                .map(presented -> CertificateReader.read(
                        presented,
                        ca.ifMade().filter(own -> own.signed(presented)).isPresent()));
    }

    private static String commonName(Topic topic) {
        return topic.value().startsWith(MDM_PREFIX)
                ? "APSP:" + topic.value().substring(MDM_PREFIX.length())
                : "Apple Push Services: " + topic;
    }

    private static Validity validity(CertificateSettings settings, Instant now) {
        Instant until = settings.validUntil().orElse(now.plus(LIFETIME));
        // A reset takes the fake's clock back to wall time, and the certificate stays.
        Instant wall = Instant.now();
        Instant issued = (now.isBefore(wall) ? now : wall).minus(BACKDATED);
        Instant from = settings.validFrom().orElse(until.isAfter(issued) ? issued : until.minus(LIFETIME));
        return new Validity(from, until);
    }

    private static Extensions certificateOf(Topic topic, CertificateSettings settings) {
        return certificate -> {
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            certificate.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            for (Environment environment : settings.environments()) {
                certificate.addExtension(oid(AppleExtensions.of(environment)), false, DERNull.INSTANCE);
            }
            List<PushType> types = topic.isOfApp() ? settings.pushTypes() : List.of(PushType.ALERT);
            if (types.contains(PushType.VOIP)) {
                certificate.addExtension(
                        oid(AppleExtensions.VOIP_TOPICS), false, TopicList.of(topic, List.of(PushType.VOIP)));
            }
            if (!types.equals(List.of(PushType.ALERT))) {
                certificate.addExtension(oid(AppleExtensions.TOPICS), false, TopicList.of(topic, types));
            }
        };
    }

    private static ASN1ObjectIdentifier oid(String text) {
        return new ASN1ObjectIdentifier(text);
    }
}

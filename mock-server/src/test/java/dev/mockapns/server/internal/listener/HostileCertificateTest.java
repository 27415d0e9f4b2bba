/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.world.ProviderCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client shows for a certificate, it hurts itself only. */
class HostileCertificateTest {

    private static final String TOPIC = "com.example.orders";

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final Device phone = apns.device().install(TOPIC);
    private final ProviderCertificate good = apns.team().createCertificate(TOPIC);

    @AfterEach
    void close() {
        apns.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bytes_that_are_no_certificate_end_the_handshake(String version) throws Exception {
        byte[] garbage = "this is no certificate".getBytes(StandardCharsets.US_ASCII);

        attack(version, List.of(new GarbledCertificate(good.certificate(), garbage)), good.privateKey());

        assertHandshakeFailed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void deeply_nested_der_ends_the_handshake(String version) throws Exception {
        byte[] bomb = HexFormat.of().parseHex("3080".repeat(14_000));

        attack(version, List.of(new GarbledCertificate(good.certificate(), bomb)), good.privateKey());

        assertHandshakeFailed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_certificate_of_somebody_elses_key_ends_the_handshake(String version) throws Exception {
        attack(version, good.chain(), keys().getPrivate());

        assertHandshakeFailed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void an_oversized_certificate_is_refused_like_any_foreign_one(String version) throws Exception {
        KeyPair keys = keys();
        X509Certificate bloated = bloated(keys);

        assertThat(attack(version, List.of(bloated), keys.getPrivate())).contains("BadCertificate");

        String because = apns.journal().exchanges().get(0).describe();
        assertThat(because).contains("(serial of 4000 bits)").hasSizeLessThan(2000);
        assertServes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_chain_longer_than_tls_takes_ends_the_handshake(String version) throws Exception {
        attack(version, Collections.nCopies(100, good.certificate()), good.privateKey());

        assertHandshakeFailed();
    }

    private void assertHandshakeFailed() throws Exception {
        ConnectionRecord record =
                apns.journal().awaitConnection(seen -> !seen.problems().isEmpty(), Duration.ofSeconds(10));
        assertThat(kinds(record)).containsExactly(Kind.HANDSHAKE_FAILED);
        assertThat(record.describe()).contains("the client certificate cannot be used for TLS", "createCertificate");
        assertServes();
    }

    private void assertServes() throws Exception {
        assertThat(send(HttpClient.newBuilder()
                        .sslContext(apns.sslContext(good))
                        .build()))
                .isEmpty();
    }

    private static List<Kind> kinds(ConnectionRecord record) {
        return record.problems().stream().map(trouble -> trouble.kind()).toList();
    }

    private String attack(String version, List<X509Certificate> chain, PrivateKey key) throws Exception {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {version});
        HttpClient client = HttpClient.newBuilder()
                .sslContext(showing(chain, key))
                .sslParameters(parameters)
                .build();
        try {
            return send(client);
        } catch (IOException e) {
            return "no answer";
        }
    }

    private String send(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "https://" + apns.host() + ":" + apns.port(PRODUCTION) + ApnsPaths.DEVICE + phone.token()))
                .timeout(Duration.ofSeconds(10))
                .header("apns-push-type", "alert")
                .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{}}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private SSLContext showing(List<X509Certificate> chain, PrivateKey key) throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("ca", apns.caCertificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new Stubborn(chain, key)}, trust.getTrustManagers(), null);
        return context;
    }

    private static X509Certificate bloated(KeyPair keys) throws Exception {
        X500Name name = new X500Name("CN=" + "x".repeat(4000));
        X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE.shiftLeft(3999),
                Date.from(Instant.now()),
                Date.from(Instant.now().plusSeconds(60)),
                name,
                keys.getPublic());
        certificate.addExtension(
                new ASN1ObjectIdentifier("1.2.840.113635.100.6.3.6"),
                false,
                HexFormat.of().parseHex("3080".repeat(2000)));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** Shows the same certificate to everybody, whether it was asked for such a one or not. */
    private static final class Stubborn extends X509ExtendedKeyManager {

        private static final String ALIAS = "mine";

        private final List<X509Certificate> chain;
        private final PrivateKey key;

        Stubborn(List<X509Certificate> chain, PrivateKey key) {
            this.chain = chain;
            this.key = key;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(String[] keyType, Principal[] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}

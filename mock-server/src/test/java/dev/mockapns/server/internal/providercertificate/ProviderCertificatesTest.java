/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.world.CertificateSettings;
import dev.mockapns.server.world.ProviderCertificate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProviderCertificatesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Topic ORDERS = Topic.of("com.example.orders");

    private final ProviderCertificates issuer = ProviderCertificates.inMemory();

    @Test
    void a_certificate_has_the_settings_it_was_issued_with() {
        ProviderCertificate made = issue(c -> c);

        ClientCertificate read = issuer.read(made.chain()).orElseThrow();

        assertThat(read)
                .isEqualTo(new ClientCertificate(
                        made.serialNumber(),
                        "Apple Push Services: com.example.orders",
                        "MockApns test developer relations",
                        true,
                        Set.of(Environment.values()),
                        List.of(ORDERS),
                        NOW.minus(Duration.ofDays(1)),
                        NOW.plus(Duration.ofDays(365))));
        assertThat(read.defaultTopic()).contains(ORDERS);
    }

    @Test
    void a_list_of_topics_has_the_settings_it_was_issued_with() {
        ClientCertificate read = read(issue(c -> c.allTopics().environments(Environment.SANDBOX)));

        assertThat(read.environments()).containsExactly(Environment.SANDBOX);
        assertThat(read.topics())
                .extracting(Topic::value)
                .containsExactly("com.example.orders", "com.example.orders.voip", "com.example.orders.complication");
        assertThat(read.defaultTopic()).isEmpty();
    }

    @Test
    void subject_and_issuer_look_like_those_of_apple_and_name_mockapns() {
        X509Certificate certificate = issue(c -> c).certificate();

        assertThat(certificate.getSubjectX500Principal().getName(X500Principal.RFC1779))
                .contains("OID.0.9.2342.19200300.100.1.1=com.example.orders")
                .contains("CN=Apple Push Services: com.example.orders", "OU=TEAMID1234", "for tests only");
        assertThat(certificate.getIssuerX500Principal().getName())
                .contains("CN=MockApns test developer relations", "for tests only", "not of Apple");
    }

    @Test
    void the_extensions_are_encoded_as_observed() {
        X509Certificate certificate =
                issue(c -> c.topicsFor(PushType.ALERT, PushType.VOIP)).certificate();

        assertThat(extension(certificate, "1")).isEqualTo("04020500");
        assertThat(extension(certificate, "2")).isEqualTo("04020500");
        String app = "0c12" + hex("com.example.orders") + "3005" + "0c03" + hex("app");
        String voip = "0c17" + hex("com.example.orders.voip") + "3006" + "0c04" + hex("voip");
        assertThat(extension(certificate, "6")).isEqualTo("043e" + "303c" + app + voip);
        assertThat(extension(certificate, "4")).isEqualTo("0423" + "3021" + voip);
    }

    @Test
    void a_certificate_of_another_issuer_is_foreign() {
        ProviderCertificate made = issue(c -> c);

        assertThat(ProviderCertificates.inMemory()
                        .read(made.chain())
                        .orElseThrow()
                        .issuedHere())
                .isFalse();
        ProviderCertificates other = ProviderCertificates.inMemory();
        other.issue("TEAMID1234", ORDERS, CertificateSettings.builder().build(), NOW);
        assertThat(other.read(made.chain()).orElseThrow().issuedHere()).isFalse();
    }

    @Test
    void only_the_certificate_itself_needs_to_be_shown() {
        assertThat(issuer.read(issue(c -> c).chain().subList(0, 1))
                        .orElseThrow()
                        .issuedHere())
                .isTrue();
    }

    @Test
    void an_mdm_certificate_is_named_as_those_of_apple() {
        ProviderCertificate made = issuer.issue(
                "TEAMID1234",
                Topic.of("com.apple.mgmt.External.6a0a852b-efaa-4267-94ca-f1a3e6a9e43e"),
                CertificateSettings.builder().build(),
                NOW);

        assertThat(read(made).commonName()).isEqualTo("APSP:6a0a852b-efaa-4267-94ca-f1a3e6a9e43e");
        assertThat(read(made).defaultTopic()).contains(made.topic());
    }

    @Test
    void the_end_of_validity_may_be_in_the_past() {
        ClientCertificate read = read(issue(c -> c.validUntil(NOW.minusSeconds(60))));

        assertThat(read.notAfter()).isEqualTo(NOW.minusSeconds(60));
        assertThat(read.notBefore()).isBefore(read.notAfter());
    }

    @Test
    void the_p12_opens_with_its_password_and_no_other() throws Exception {
        ProviderCertificate made = issue(c -> c);
        byte[] p12 = made.p12("secret");
        KeyStore store = KeyStore.getInstance("PKCS12");

        store.load(new ByteArrayInputStream(p12), "secret".toCharArray());

        String alias = store.aliases().nextElement();
        assertThat(store.getCertificateChain(alias)).containsExactly(made.certificate());
        assertThat((PrivateKey) store.getKey(alias, "secret".toCharArray())).isEqualTo(made.privateKey());
        assertThatThrownBy(() -> store.load(new ByteArrayInputStream(p12), "wrong".toCharArray()))
                .hasMessageContaining("password");
    }

    @Test
    void the_p12_is_encrypted_in_the_way_that_old_readers_take() throws Exception {
        byte[] p12 = issue(c -> c).p12("secret");
        String pbeWithShaAnd3KeyTripleDes = "060a2a864886f70d010c0103";
        String pbes2 = "06092a864886f70d01050d";
        String sha1 = "06052b0e03021a";

        assertThat(HexFormat.of().formatHex(p12))
                .containsPattern(pbeWithShaAnd3KeyTripleDes + ".*" + pbeWithShaAnd3KeyTripleDes)
                .contains(sha1)
                .doesNotContain(pbes2);
    }

    @Test
    void the_p12_is_der_throughout_since_not_every_reader_takes_ber() throws Exception {
        byte[] p12 = issue(c -> c).p12("secret");
        byte[] inner = ASN1OctetString.getInstance(
                        Pfx.getInstance(p12).getAuthSafe().getContent())
                .getOctets();

        assertThat(ASN1Primitive.fromByteArray(p12).getEncoded(ASN1Encoding.DER))
                .isEqualTo(p12);
        assertThat(ASN1Primitive.fromByteArray(inner).getEncoded(ASN1Encoding.DER))
                .isEqualTo(inner);
    }

    @Test
    void an_empty_password_is_allowed() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");

        store.load(new ByteArrayInputStream(issue(c -> c).p12("")), new char[0]);

        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void names_and_lists_that_are_no_der_are_read_as_empty() {
        byte[] bomb = HexFormat.of().parseHex("3080".repeat(20_000));

        assertThat(TopicList.read(bomb)).isEmpty();
        assertThat(TopicList.read(HexFormat.of().parseHex("0483ffffff"))).isEmpty();
        assertThat(TopicList.read(HexFormat.of().parseHex("0485ffffffffff"))).isEmpty();
        assertThat(TopicList.read(HexFormat.of().parseHex("04"))).isEmpty();
        assertThat(TopicList.read(new byte[0])).isEmpty();
        assertThat(TopicList.read(HexFormat.of().parseHex("0404" + "3002" + "0c00")))
                .isEmpty();
    }

    @Test
    void a_subject_without_the_two_attributes_has_neither() throws Exception {
        X500Principal plain = new X500Principal(new X500Name("O=Acme, C=SE").getEncoded());

        assertThat(SubjectName.commonName(plain)).isEmpty();
        assertThat(SubjectName.userId(plain)).isEmpty();
        assertThat(SubjectName.userId(new X500Principal(""))).isEmpty();
    }

    @Test
    void a_directory_keeps_the_ca(@TempDir Path home) {
        ProviderCertificate made = ProviderCertificates.keptIn(home)
                .issue("TEAMID1234", ORDERS, CertificateSettings.builder().build(), NOW);

        assertThat(ProviderCertificates.keptIn(home)
                        .read(made.chain())
                        .orElseThrow()
                        .issuedHere())
                .isTrue();
    }

    @Test
    void a_provider_token_in_a_certificate_is_shown_without_its_signature() {
        String token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJURUFNSUQxMjM0In0.";
        ProviderCertificates certificates = ProviderCertificates.inMemory();

        ClientCertificate shown = certificates
                .read(certificates
                        .issue(
                                "TEAMID1234",
                                Topic.of(token + "c2lnbmF0dXJl"),
                                CertificateSettings.builder().build(),
                                NOW)
                        .chain())
                .orElseThrow();

        assertThat(shown.toString()).contains(token + "…").doesNotContain("c2lnbmF0dXJl");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_kept_ca_is_for_its_owner_only(@TempDir Path home) throws Exception {
        ProviderCertificates.keptIn(home)
                .issue("TEAMID1234", ORDERS, CertificateSettings.builder().build(), NOW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("provider-issuer.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_broken_ca_is_named_with_the_remedy(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve("provider-issuer.pem"), "hello");

        assertThatThrownBy(() -> ProviderCertificates.keptIn(home))
                .hasMessageContaining("provider-issuer.pem is broken")
                .hasMessageContaining("delete it");
    }

    private ProviderCertificate issue(UnaryOperator<CertificateSettings.Builder> settings) {
        return issuer.issue(
                "TEAMID1234",
                ORDERS,
                settings.apply(CertificateSettings.builder()).build(),
                NOW);
    }

    private ClientCertificate read(ProviderCertificate made) {
        return issuer.read(made.chain()).orElseThrow();
    }

    private static String extension(X509Certificate certificate, String last) {
        return HexFormat.of().formatHex(certificate.getExtensionValue("1.2.840.113635.100.6.3." + last));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}

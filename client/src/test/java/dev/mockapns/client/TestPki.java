/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates and keys made for this run. */
public final class TestPki {

    public static final String KEY_ID = "ABC123DEFG";
    public static final String TEAM_ID = "DEF123GHIJ";

    private static final char[] PASSWORD = "password".toCharArray();
    private static final X509Bundle ROOT = root();

    private TestPki() {}

    public static X509Certificate trusted() {
        return ROOT.getCertificate();
    }

    public static String trustedPem() {
        return ROOT.getCertificatePEM();
    }

    /** Returns a PKCS #12 key store with a certificate for these names, protected by "password". */
    static Path keyStoreFile(Path directory, String... hostNames) throws Exception {
        Path file = directory.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            keyStore(hostNames).store(out, PASSWORD);
        }
        return file;
    }

    public static SSLContext serverContext(String... hostNames) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(hostNames), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    public static KeyPair keyPair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    public static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    static SigningKey signingKey() throws Exception {
        return SigningKey.fromPem(pem(keyPair("secp256r1")), KEY_ID, TEAM_ID);
    }

    private static KeyStore keyStore(String... hostNames) throws Exception {
        CertificateBuilder leaf = new CertificateBuilder().subject("CN=test server");
        for (String name : hostNames) {
            if (name.matches("[0-9.]+")) {
                leaf.addSanIpAddress(name);
            } else {
                leaf.addSanDnsName(name);
            }
        }
        return leaf.buildIssuedBy(ROOT).toKeyStore(PASSWORD);
    }

    private static X509Bundle root() {
        try {
            return new CertificateBuilder()
                    .subject("CN=test root")
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

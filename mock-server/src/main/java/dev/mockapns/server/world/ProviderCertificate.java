/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.pem.Pem;
import dev.mockapns.server.internal.pem.Pkcs12;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A provider certificate as a back end holds it, with its private key: what Apple's portal and a keychain hand out as a
 * {@code .p12} file. Those of this fake are for tests only, and their issuer says so. Immutable and thread-safe;
 * {@link #toString()} leaves the key out.
 *
 * @param topic the UID of its subject: the bundle id, or the topic of an MDM certificate
 * @param chain the certificate, its issuer and the root, in this order
 * @param privateKey the key that belongs to the certificate
 */
public record ProviderCertificate(Topic topic, List<X509Certificate> chain, PrivateKey privateKey) {

    /** @throws IllegalArgumentException if {@code chain} is empty */
    public ProviderCertificate {
        requireNonNull(topic, "topic");
        chain = List.copyOf(requireNonNull(chain, "chain"));
        requireNonNull(privateKey, "privateKey");
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain: empty (expected: the certificate, then its issuers)");
        }
    }

    /** Returns the certificate without its issuers. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Returns the serial number in hex, upper case, as it stands in explanations. */
    public String serialNumber() {
        return certificate().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    /**
     * Returns certificate and key as the bytes of a PKCS #12 file, as a keychain exports them: without the issuers, and
     * encrypted in the old way (Triple DES and SHA-1) that every reader takes.
     *
     * @param password protects file and key; ASCII; may be empty, though not every program takes that
     * @throws IllegalArgumentException if {@code password} is not ASCII
     */
    public byte[] p12(String password) {
        requireAscii(password);
        return Pkcs12.of(topic.value(), certificate(), privateKey, password);
    }

    /**
     * Returns certificate, issuers and key as a key store, for a {@link javax.net.ssl.KeyManagerFactory}. A new one with
     * every call.
     *
     * @param password protects the key; ASCII
     * @throws IllegalArgumentException if {@code password} is not ASCII
     */
    public KeyStore keyStore(String password) {
        requireAscii(password);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(topic.value(), privateKey, password.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot make a key store", e);
        }
    }

    /** Returns the certificate and its issuers as PEM. */
    public String chainPem() {
        return chain.stream().map(Pem::of).collect(Collectors.joining());
    }

    /** Returns the private key as PEM, PKCS #8 without a password. */
    public String privateKeyPem() {
        return Pem.of(privateKey);
    }

    @Override
    public String toString() {
        return "ProviderCertificate[topic=" + topic + ", serialNumber=" + serialNumber() + "]";
    }

    private static void requireAscii(String password) {
        if (!requireNonNull(password, "password").chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException(
                    "password: not ASCII (expected: ASCII characters, for the JDK takes no PKCS #12 with others)");
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.world.ProviderCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS contexts of the JDK for clients that trust the server. */
final class TlsContexts {

    private TlsContexts() {}

    /** A client's context that trusts {@code root} and nothing else. */
    static SSLContext trusting(X509Certificate root) {
        return clientContext(root, null);
    }

    /** The same, for a client that presents a certificate. */
    static SSLContext trusting(X509Certificate root, ProviderCertificate certificate) {
        String password = "";
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificate.keyStore(password), password.toCharArray());
            return clientContext(root, keys.getKeyManagers());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot use " + certificate, e);
        }
    }

    private static SSLContext clientContext(X509Certificate root, KeyManager @Nullable [] keys) {
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            anchors.setCertificateEntry("mock-apns", root);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot make a TLS context", e);
        }
    }
}

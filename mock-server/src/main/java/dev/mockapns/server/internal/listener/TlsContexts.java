/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.world.ProviderCertificate;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS for both ends: the server's own, and that of a client which trusts it. */
final class TlsContexts {

    private TlsContexts() {}

    /**
     * TLS 1.2 and 1.3 with ALPN for {@code h2}. A client that offers no ALPN, or something else, is
     * accepted, too: SETTINGS tell it, as with APNs. Every client is asked for a certificate, as APNs does, and may decline;
     * any certificate is accepted, for the core to inspect.
     */
    static SslContext server(X509Bundle leaf) {
        try {
            return SslContextBuilder.forServer(leaf.getKeyPair().getPrivate(), leaf.getCertificatePath())
                    .clientAuth(ClientAuth.OPTIONAL)
                    .trustManager(new AcceptAnyClient())
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(new ApplicationProtocolConfig(
                            Protocol.ALPN,
                            SelectorFailureBehavior.NO_ADVERTISE,
                            SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JVM cannot serve TLS with a P-256 certificate", e);
        }
    }

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

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.tls;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS as APNs requires it: version 1.2 or newer, ALPN {@code h2}. The server's certificate must be valid for the
 * host. It is the JDK's own, without Netty's {@code SslContext}, which reads the JDK's trust store even where other
 * certificates are trusted.
 *
 * <p>Source: Apple, <em>Establishing a connection to Apple Push Notification service (APNs)</em>; RFC 9113, 3.2 and
 * 9.2.
 */
public final class ClientTls {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] H2 = {ApplicationProtocolNames.HTTP_2};

    private final SSLContext context;
    private final String[] ciphers;

    /** @param trusted the roots to trust; with none, those of the JDK's trust store */
    public ClientTls(List<X509Certificate> trusted) {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, trusted.isEmpty() ? null : trustManagers(trusted), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The trusted certificates cannot be used: " + e.getMessage(), e);
        }
        Set<String> supported = Set.of(context.getSupportedSSLParameters().getCipherSuites());
        ciphers =
                SupportedCipherSuiteFilter.INSTANCE.filterCipherSuites(Http2SecurityUtil.CIPHERS, List.of(), supported);
    }

    private static TrustManager @Nullable [] trustManagers(List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        for (int i = 0; i < trusted.size(); i++) {
            roots.setCertificateEntry(Integer.toString(i), trusted.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots);
        return factory.getTrustManagers();
    }

    /** Returns the handler of a new connection to {@code host}. */
    public SslHandler newHandler(String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(ciphers);
        parameters.setApplicationProtocols(H2);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return new SslHandler(engine);
    }
}

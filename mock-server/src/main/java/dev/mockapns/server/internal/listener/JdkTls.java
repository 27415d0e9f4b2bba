/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.pkitesting.X509Bundle;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/**
 * The TLS of the JDK. Made without Netty's {@code SslContext}, which takes longer to load than a handshake: it reads the
 * JDK's trust store, and encrypts the private key several times with a key derived from a password.
 *
 * @param ciphers in order of preference
 */
record JdkTls(SSLContext context, List<String> ciphers) implements ServerTls {

    static JdkTls of(X509Bundle leaf) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new ServerKeyManager(leaf)}, new TrustManager[] {new AcceptAnyClient()}, null);
            Set<String> supported = Set.of(context.getSupportedSSLParameters().getCipherSuites());
            return new JdkTls(
                    context,
                    List.of(SupportedCipherSuiteFilter.INSTANCE.filterCipherSuites(
                            Http2SecurityUtil.CIPHERS, List.of(), supported)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot serve TLS with a P-256 certificate", e);
        }
    }

    @Override
    public SslHandler newHandler(ByteBufAllocator allocator) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setWantClientAuth(true);
        engine.setEnabledProtocols(PROTOCOLS.toArray(String[]::new));
        engine.setEnabledCipherSuites(ciphers.toArray(String[]::new));
        engine.setHandshakeApplicationProtocolSelector((handshake, offered) -> selected(offered));
        return new SslHandler(engine);
    }

    /** Returns an empty text to continue without ALPN. */
    private static String selected(List<String> offered) {
        return offered.contains(ApplicationProtocolNames.HTTP_2) ? ApplicationProtocolNames.HTTP_2 : "";
    }
}

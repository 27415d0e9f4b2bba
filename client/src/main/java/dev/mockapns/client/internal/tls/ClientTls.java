/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * TLS as APNs requires it: version 1.2 or newer, ALPN {@code h2}. The server's certificate must be valid for the
 * host.
 *
 * <p>Source: Apple, <em>Establishing a connection to Apple Push Notification service (APNs)</em>; RFC 9113, 3.2 and
 * 9.2.
 */
public final class ClientTls {

    private static final ApplicationProtocolConfig H2_BY_ALPN = new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2);

    private final SslContext context;

    /** @param trusted the roots to trust; with none, those of the JDK's trust store */
    public ClientTls(List<X509Certificate> trusted) {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(H2_BY_ALPN);
        if (!trusted.isEmpty()) {
            builder.trustManager(trusted.toArray(X509Certificate[]::new));
        }
        try {
            this.context = builder.build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("The trusted certificates cannot be used: " + e.getMessage(), e);
        }
    }

    /** Returns the handler of a new connection to {@code host}. */
    public SslHandler newHandler(ByteBufAllocator allocator, String host, int port) {
        SslHandler handler = context.newHandler(allocator, host, port);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        handler.engine().setSSLParameters(parameters);
        return handler;
    }
}

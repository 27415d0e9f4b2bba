/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslHandler;
import io.netty.pkitesting.X509Bundle;
import java.util.List;

/**
 * The server's TLS: versions 1.2 and 1.3 with ALPN for {@code h2}. A client that offers no ALPN, or something else, is
 * accepted, too: SETTINGS tell it, as with APNs. Every client is asked for a certificate, as APNs does, and may decline;
 * any certificate is accepted, for the core to inspect. Thread-safe.
 */
interface ServerTls {

    List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** Returns TLS with {@code leaf} as the server's certificate: that of OpenSSL if its library is on the class path. */
    static ServerTls of(X509Bundle leaf) {
        return OpenSsl.isAvailable() ? OpenSslTls.of(leaf) : JdkTls.of(leaf);
    }

    /** Returns the handler of a new connection. */
    SslHandler newHandler(ByteBufAllocator allocator);
}

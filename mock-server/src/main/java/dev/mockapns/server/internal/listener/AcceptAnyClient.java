/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts every client certificate in the handshake, as APNs does: HTTP/2 tells the client what is wrong with one. Names no
 * issuer, so that a client with several certificates does not hold any back.
 *
 * <p>The extended kind of trust manager, because the JDK adds checks of its own to the other.
 */
final class AcceptAnyClient extends X509ExtendedTrustManager {

    private static final X509Certificate[] NOBODY = {};

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        // Judged later.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // Judged later.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        // Judged later.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw servesOnly();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw servesOnly();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw servesOnly();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NOBODY;
    }

    private static UnsupportedOperationException servesOnly() {
        return new UnsupportedOperationException("for the server's end only");
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;

/**
 * Learns which host name a client asks for in the TLS handshake (SNI, RFC 6066, section 3), and accepts every one. The TLS
 * session does not tell: a resumed one has the name of the connection that it began on.
 */
final class ServerName extends SNIMatcher {

    private volatile Optional<String> asked = Optional.empty();

    private ServerName() {
        super(StandardConstants.SNI_HOST_NAME);
    }

    /** Returns the server name of {@code engine}, whose handshake has not begun. */
    static ServerName in(SSLEngine engine) {
        ServerName name = new ServerName();
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setSNIMatchers(List.of(name));
        engine.setSSLParameters(parameters);
        return name;
    }

    /** Returns the host name once the handshake is done; empty if the client sent none, or an invalid one. */
    Optional<String> asked() {
        return asked;
    }

    @Override
    public boolean matches(SNIServerName name) {
        try {
            asked = Optional.of(new SNIHostName(name.getEncoded()).getAsciiName());
        } catch (IllegalArgumentException e) {
            asked = Optional.empty();
        }
        return true;
    }
}

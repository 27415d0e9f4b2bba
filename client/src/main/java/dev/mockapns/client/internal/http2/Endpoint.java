/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.protocol.Environment;

/**
 * Where the server is.
 *
 * @param host a host name or an IP address, an IPv6 address without brackets
 * @param port its TCP port; 443 is left out of {@link #authority()}
 */
public record Endpoint(String host, int port) {

    /** Returns the value of {@code :authority}. Source: RFC 3986, 3.2. */
    public String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == Environment.DEFAULT_PORT ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

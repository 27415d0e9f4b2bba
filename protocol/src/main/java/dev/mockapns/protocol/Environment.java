/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import java.util.List;

/**
 * The two environments of APNs. A device token belongs to exactly one of them: that of the {@code aps-environment}
 * entitlement which the app was signed with.
 *
 * <p>Hosts and ports: Apple, <em>Sending notification requests to APNs</em>; management hosts: <em>Sending channel
 * management requests to APNs</em>; the {@code development} alias: <em>Establishing a connection to APNs</em>.
 */
public enum Environment {
    /** Apps from the App Store, TestFlight, ad hoc and enterprise distribution. */
    PRODUCTION(
            "api.push.apple.com",
            List.of("api.push.apple.com", "api-broadcast.push.apple.com"),
            "api-manage-broadcast.push.apple.com",
            2196),

    /** Apps run from Xcode with a development profile. */
    SANDBOX(
            "api.sandbox.push.apple.com",
            List.of(
                    "api.sandbox.push.apple.com",
                    "api.development.push.apple.com",
                    "api-broadcast.sandbox.push.apple.com"),
            "api-manage-broadcast.sandbox.push.apple.com",
            2195);

    /** The port that APNs listens on for device pushes. */
    public static final int DEFAULT_PORT = 443;

    /** The other port of the same hosts, for firewalls that must tell APNs apart from other HTTPS traffic. */
    public static final int ALTERNATIVE_PORT = 2197;

    private final String host;
    private final List<String> hostNames;
    private final String managementHost;
    private final int managementPort;

    Environment(String host, List<String> hostNames, String managementHost, int managementPort) {
        this.host = host;
        this.hostNames = hostNames;
        this.managementHost = managementHost;
        this.managementPort = managementPort;
    }

    /** Returns the host that takes device pushes. */
    public String host() {
        return host;
    }

    /** Returns every host name of this environment that takes pushes, {@link #host()} first, aliases after it. */
    public List<String> hostNames() {
        return hostNames;
    }

    /** Returns the host that takes channel management requests. */
    public String managementHost() {
        return managementHost;
    }

    /** Returns the port of {@link #managementHost()}: 2195 for sandbox, 2196 for production. */
    public int managementPort() {
        return managementPort;
    }

    /** Returns the other environment. */
    public Environment other() {
        return this == PRODUCTION ? SANDBOX : PRODUCTION;
    }
}

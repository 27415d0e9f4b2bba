/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import java.util.Locale;

/** Tells how the reader of an explanation reaches a listener, in this fake and at Apple. */
final class ListenerNames {

    private static final String OTHER_PORT = "another port of this fake";

    private ListenerNames() {}

    /** Returns the listener for pushes: {@code SANDBOX (apns.port(SANDBOX); at Apple api.sandbox.push.apple.com)}. */
    static String forPushes(Environment environment, Dialect dialect) {
        String here = switch (dialect) {
            case JAVA -> "apns.port(" + environment + ")";
            case COMMAND_LINE -> field(environment, "Port");
            case HTTP -> OTHER_PORT;
        };
        return environment + " (" + here + "; at Apple " + environment.host() + ")";
    }

    /** Returns the listener for channel management: {@code (apns.managementPort(SANDBOX); at Apple …:2195)}. */
    static String forChannelManagement(Environment environment, Dialect dialect) {
        String here = switch (dialect) {
            case JAVA -> "apns.managementPort(" + environment + ")";
            case COMMAND_LINE -> field(environment, "ManagementPort");
            case HTTP -> OTHER_PORT;
        };
        return "(" + here + "; at Apple " + environment.managementHost() + ":" + environment.managementPort() + ")";
    }

    /** Returns the port of a listener as {@code serve} shows it: {@code sandboxPort of connection.json}. */
    static String field(Environment environment, String suffix) {
        return environment.name().toLowerCase(Locale.ROOT) + suffix + " of connection.json";
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import java.util.Locale;

/** Tells how the reader of an explanation reaches a listener, in this fake and at Apple. */
final class Listeners {

    private Listeners() {}

    /** The listener for pushes: {@code SANDBOX (apns.port(SANDBOX); at Apple api.sandbox.push.apple.com)}. */
    static String forPushes(Environment environment, Dialect dialect) {
        String here = switch (dialect) {
            case JAVA -> "apns.port(" + environment + "); ";
            case COMMAND_LINE -> "the port of --" + option(environment) + "-port; ";
            case HTTP -> "";
        };
        return environment + " (" + here + "at Apple " + environment.host() + ")";
    }

    /** The listener for channel management: {@code (apns.managementPort(SANDBOX); at Apple …:2195)}. */
    static String forChannelManagement(Environment environment, Dialect dialect) {
        String here = switch (dialect) {
            case JAVA -> "apns.managementPort(" + environment + "); ";
            case COMMAND_LINE -> "the port of --" + option(environment) + "-management-port; ";
            case HTTP -> "";
        };
        return "(" + here + "at Apple " + environment.managementHost() + ":" + environment.managementPort() + ")";
    }

    private static String option(Environment environment) {
        return environment.name().toLowerCase(Locale.ROOT);
    }
}

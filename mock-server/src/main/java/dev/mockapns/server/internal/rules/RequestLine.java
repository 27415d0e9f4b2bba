/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import java.util.Optional;

/** Rules about method and path. */
final class RequestLine {

    private RequestLine() {}

    static Optional<Rejection> method(RuleContext context) {
        String method = context.request().method();
        if (method.equals("POST")) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                METHOD_NOT_ALLOWED,
                "the method is " + Phrases.cut(method) + "; this listener takes pushes, and those with POST only",
                isChannelManagement(context) ? managementListener(context) : "send it with POST"));
    }

    private static boolean isChannelManagement(RuleContext context) {
        return context.request().path().startsWith(ApnsPaths.CHANNEL_MANAGEMENT);
    }

    private static String managementListener(RuleContext context) {
        Environment environment = context.request().environment();
        return "channel management has a listener of its own: apns.managementPort(" + environment + "); at Apple "
                + environment.managementHost() + ":" + environment.managementPort();
    }

    static Optional<Rejection> path(RuleContext context) {
        String path = context.request().path();
        if (path.startsWith(ApnsPaths.DEVICE) && path.indexOf('/', ApnsPaths.DEVICE.length()) < 0) {
            return Optional.empty();
        }
        String advice = isChannelManagement(context)
                ? managementListener(context)
                : "send device pushes to " + ApnsPaths.DEVICE
                        + "<token>, the device token in hex, with nothing after it";
        String because = "the path is " + Phrases.path(path)
                + (isChannelManagement(context) ? ", one of channel management, and this listener takes pushes" : "");
        return Optional.of(Rejection.of(BAD_PATH, because, advice));
    }
}

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

    static Optional<Violation> method(Judging judging) {
        String method = judging.request().method();
        if (method.equals("POST")) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                METHOD_NOT_ALLOWED,
                "the method is " + Words.cut(method) + "; this door takes pushes, and those with POST only",
                isChannelManagement(judging) ? managementDoor(judging) : "send it with POST"));
    }

    private static boolean isChannelManagement(Judging judging) {
        return judging.request().path().startsWith(ApnsPaths.CHANNEL_MANAGEMENT);
    }

    private static String managementDoor(Judging judging) {
        Environment environment = judging.request().environment();
        return "channel management has a door of its own: apns.managementPort(" + environment + "); at Apple "
                + environment.managementHost() + ":" + environment.managementPort();
    }

    static Optional<Violation> path(Judging judging) {
        String path = judging.request().path();
        if (path.startsWith(ApnsPaths.DEVICE) && path.indexOf('/', ApnsPaths.DEVICE.length()) < 0) {
            return Optional.empty();
        }
        String advice = isChannelManagement(judging)
                ? managementDoor(judging)
                : "send device pushes to " + ApnsPaths.DEVICE
                        + "<token>, the device token in hex, with nothing after it";
        String because = "the path is " + Words.path(path)
                + (isChannelManagement(judging) ? ", one of channel management, and this door takes pushes" : "");
        return Optional.of(Violation.of(BAD_PATH, because, advice));
    }
}

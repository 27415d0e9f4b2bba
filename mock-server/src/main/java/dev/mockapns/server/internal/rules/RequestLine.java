/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;

import dev.mockapns.protocol.ApnsPaths;
import java.util.Optional;

/** Rules about method and path. */
final class RequestLine {

    private RequestLine() {}

    static Optional<Violation> method(Judging judging) {
        String method = judging.request().method();
        return method.equals("POST")
                ? Optional.empty()
                : Optional.of(Violation.of(
                        METHOD_NOT_ALLOWED,
                        "the method is " + Words.cut(method) + "; APNs takes POST only",
                        "send it with POST"));
    }

    static Optional<Violation> path(Judging judging) {
        String path = judging.request().path();
        if (path.startsWith(ApnsPaths.DEVICE) && path.indexOf('/', ApnsPaths.DEVICE.length()) < 0) {
            return Optional.empty();
        }
        String advice = path.startsWith(ApnsPaths.CHANNEL_MANAGEMENT)
                ? "channel management has a door of its own: apns.managementPort("
                        + judging.request().environment() + "); at Apple "
                        + judging.request().environment().managementHost() + ":"
                        + judging.request().environment().managementPort()
                : "send device pushes to " + ApnsPaths.DEVICE
                        + "<token>, the device token in hex, with nothing after it";
        String because = "the path is " + Words.path(path)
                + (path.startsWith(ApnsPaths.CHANNEL_MANAGEMENT)
                        ? ", one of channel management, and this door takes pushes"
                        : "");
        return Optional.of(Violation.of(BAD_PATH, because, advice));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.cause.RequestCause.MethodNotPost;
import dev.mockapns.server.cause.RequestCause.NotADevicePath;
import dev.mockapns.server.exchange.ApnsRequest;
import java.util.Optional;

/** Rules about method and path. */
final class RequestLine {

    private RequestLine() {}

    static Optional<Rejection> method(RuleContext context) {
        ApnsRequest request = context.request();
        return request.method().equals("POST")
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        METHOD_NOT_ALLOWED,
                        new MethodNotPost(request.method(), request.path(), request.environment())));
    }

    static Optional<Rejection> path(RuleContext context) {
        String path = context.request().path();
        return path.startsWith(ApnsPaths.DEVICE) && path.indexOf('/', ApnsPaths.DEVICE.length()) < 0
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        BAD_PATH, new NotADevicePath(path, context.request().environment())));
    }
}

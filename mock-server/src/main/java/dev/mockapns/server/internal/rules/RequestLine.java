/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.cause.RequestCause.MethodNotPost;
import dev.mockapns.server.cause.RequestCause.NotADevicePath;
import dev.mockapns.server.exchange.ApnsRequest;
import org.jspecify.annotations.Nullable;

/** Rules about method and path. */
final class RequestLine {

    private RequestLine() {}

    static @Nullable Rejection method(RuleContext context) {
        ApnsRequest request = context.request();
        return request.method().equals("POST")
                ? null
                : Rejection.of(
                        METHOD_NOT_ALLOWED, new MethodNotPost(request.method(), request.path(), request.environment()));
    }

    static @Nullable Rejection path(RuleContext context) {
        String path = context.request().path();
        return path.startsWith(ApnsPaths.DEVICE) && path.indexOf('/', ApnsPaths.DEVICE.length()) < 0
                ? null
                : Rejection.of(
                        BAD_PATH, new NotADevicePath(path, context.request().environment()));
    }
}

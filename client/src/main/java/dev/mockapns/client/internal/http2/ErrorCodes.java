/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import io.netty.handler.codec.http2.Http2Error;
import org.jspecify.annotations.Nullable;

/** The names of HTTP/2's error codes. Source: RFC 9113, 7. */
final class ErrorCodes {

    private ErrorCodes() {}

    static String name(long code) {
        @Nullable Http2Error known = Http2Error.valueOf(code);
        return known == null ? "error code " + code : known.name();
    }
}

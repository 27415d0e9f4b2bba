/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.util.AsciiString;

/** The pseudo-headers that a request can have (RFC 9113, section 8.3.1), each as one bit. */
final class PseudoHeaders {

    /** Of a pseudo-header that requests do not have. */
    static final int UNKNOWN = 0;

    static final int METHOD = 1;
    static final int SCHEME = 1 << 1;
    static final int PATH = 1 << 2;
    private static final int AUTHORITY = 1 << 3;

    /** Those that every request has, unless its method is CONNECT. */
    static final int REQUIRED = METHOD | SCHEME | PATH;

    private static final AsciiString METHOD_NAME = AsciiString.cached(":method");
    private static final AsciiString SCHEME_NAME = AsciiString.cached(":scheme");
    private static final AsciiString PATH_NAME = AsciiString.cached(":path");
    private static final AsciiString AUTHORITY_NAME = AsciiString.cached(":authority");

    private PseudoHeaders() {}

    static int bit(AsciiString name) {
        return switch (name.length()) {
            case 5 -> PATH_NAME.equals(name) ? PATH : UNKNOWN;
            case 7 -> METHOD_NAME.equals(name) ? METHOD : SCHEME_NAME.equals(name) ? SCHEME : UNKNOWN;
            case 10 -> AUTHORITY_NAME.equals(name) ? AUTHORITY : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /** Returns the name of the first required pseudo-header that is missing among {@code bits}. */
    static String firstMissing(int bits) {
        return ((bits & METHOD) == 0 ? METHOD_NAME : (bits & SCHEME) == 0 ? SCHEME_NAME : PATH_NAME).toString();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FieldRuleCause;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * What RFC 9113 says about single header fields. Netty's releases differ in how much of it they check. Names and values are
 * those of HPACK, one character for each byte.
 */
final class FieldRules {

    private static final AsciiString CONNECTION = AsciiString.cached("connection");
    private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
    private static final AsciiString PROXY_CONNECTION = AsciiString.cached("proxy-connection");
    private static final AsciiString TE = AsciiString.cached("te");
    private static final AsciiString TRANSFER_ENCODING = AsciiString.cached("transfer-encoding");
    private static final AsciiString UPGRADE = AsciiString.cached("upgrade");

    /** Which bytes a name may have. */
    private static final boolean[] NAME_BYTES = nameBytes();

    private FieldRules() {}

    /** Returns what is wrong with a field that is no pseudo-header; null if nothing is. */
    static @Nullable FieldRuleCause violation(AsciiString name, AsciiString value) {
        if (!isName(name)) {
            return new FieldRuleCause.HeaderNameNotAllowed(name.toString());
        }
        if (!isValue(value)) {
            return new FieldRuleCause.HeaderValueNotAllowed(name.toString());
        }
        if (isConnectionSpecific(name)) {
            return new FieldRuleCause.ConnectionSpecificHeader(name.toString());
        }
        if (TE.equals(name) && !value.toString().strip().equalsIgnoreCase("trailers")) {
            return new FieldRuleCause.TeNotTrailers(value.toString());
        }
        return null;
    }

    private static boolean[] nameBytes() {
        boolean[] allowed = new boolean[256];
        for (int b = ' ' + 1; b < 0x7f; b++) {
            allowed[b] = b != ':' && (b < 'A' || b > 'Z');
        }
        return allowed;
    }

    private static boolean isName(AsciiString name) {
        byte[] bytes = name.array();
        int start = name.arrayOffset();
        int end = start + name.length();
        for (int i = start; i < end; i++) {
            if (!NAME_BYTES[bytes[i] & 0xff]) {
                return false;
            }
        }
        return end > start;
    }

    private static boolean isValue(AsciiString value) {
        byte[] bytes = value.array();
        int start = value.arrayOffset();
        int end = start + value.length();
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b == 0 || b == '\r' || b == '\n') {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a header is one of those that RFC 9113, section 8.2.2, names. */
    private static boolean isConnectionSpecific(AsciiString name) {
        return switch (name.length()) {
            case 7 -> UPGRADE.equals(name);
            case 10 -> CONNECTION.equals(name) || KEEP_ALIVE.equals(name);
            case 16 -> PROXY_CONNECTION.equals(name);
            case 17 -> TRANSFER_ENCODING.equals(name);
            default -> false;
        };
    }

    /** Tells whether a value begins or ends with a space or tab, which RFC 9113 forbids, and RFC 7540 did not. */
    static boolean hasBlankEdge(AsciiString value) {
        return !value.isEmpty() && (isBlank(value.byteAt(0)) || isBlank(value.byteAt(value.length() - 1)));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}

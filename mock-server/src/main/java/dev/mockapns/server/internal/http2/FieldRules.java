/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.quoting.Quoted;
import java.util.Optional;
import java.util.Set;

/** What RFC 9113 says about single header fields. Netty's releases differ in how much of it they check. */
final class FieldRules {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade");

    /** How much of a name or a value is quoted. */
    static final int LONGEST_QUOTED = 100;

    private FieldRules() {}

    /** Returns what is wrong with a field that is no pseudo header; empty if nothing is. */
    static Optional<String> violation(CharSequence name, CharSequence value) {
        if (!isName(name)) {
            return Optional.of("the header name " + Quoted.inMarks(name.toString(), LONGEST_QUOTED)
                    + " is not allowed: names are lower case, without spaces and colons (RFC 9113, section 8.2.1)");
        }
        if (!isValue(value)) {
            return Optional.of("the value of " + Quoted.plain(name.toString(), LONGEST_QUOTED)
                    + " begins or ends with a space, or has a line break or NUL in it (RFC 9113, section 8.2.1)");
        }
        String text = name.toString();
        if (OF_THE_CONNECTION.contains(text)) {
            return Optional.of(text + " belongs to HTTP/1.1, HTTP/2 does not allow it (RFC 9113, section 8.2.2)");
        }
        if (text.equals("te") && !value.toString().equalsIgnoreCase("trailers")) {
            return Optional.of("te may say \"trailers\" and nothing else, not "
                    + Quoted.inMarks(value.toString(), LONGEST_QUOTED) + " (RFC 9113, section 8.2.2)");
        }
        return Optional.empty();
    }

    private static boolean isName(CharSequence name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ':' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return name.length() > 0;
    }

    private static boolean isValue(CharSequence value) {
        int length = value.length();
        if (length == 0) {
            return true;
        }
        if (isBlank(value.charAt(0)) || isBlank(value.charAt(length - 1))) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == 0 || c == '\r' || c == '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.quoting.HeaderMask;
import dev.mockapns.server.internal.quoting.SignatureMask;

/**
 * One header field.
 *
 * @param name in lower case
 */
public record Header(String name, String value) {

    public Header {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }

    /** Returns the value without spaces and tabs around it, as it counts (RFC 9110, section 5.5). */
    public String trimmed() {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    /** Tells whether the value begins or ends with a space or tab, which RFC 9113, section 8.2.1, calls malformed. */
    public boolean hasBlankEdge() {
        return !value.isEmpty() && (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Does not use what the compiler makes for records, which JDK 17 runs slowly: fields are compared for each push. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Header that && name.equals(that.name) && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + value.hashCode();
    }

    /** Returns the field as it may be shown: without credentials, and without the signature of a provider token. */
    @Override
    public String toString() {
        return SignatureMask.in(name) + ": " + HeaderMask.in(name, value);
    }
}

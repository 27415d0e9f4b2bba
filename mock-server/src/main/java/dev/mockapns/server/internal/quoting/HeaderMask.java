/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import dev.mockapns.protocol.ApnsHeaders;
import java.util.Set;

/** Masks the values of header fields: credentials are secret as a whole, other fields where a signature stands in them. */
public final class HeaderMask {

    private static final String CUT = "…";
    private static final String BEARER = "bearer";
    private static final Set<String> CREDENTIALS = Set.of(ApnsHeaders.AUTHORIZATION, "proxy-authorization", "cookie");

    private HeaderMask() {}

    /**
     * Returns what may be kept and shown of a field. Of a provider token, that is all but its signature.
     *
     * @param name in lower case
     */
    public static String in(String name, String value) {
        return CREDENTIALS.contains(name) ? credentials(value) : SignatureMask.in(value);
    }

    private static String credentials(String value) {
        int schemeEnd = Math.min(BEARER.length(), value.length());
        int header = schemeEnd;
        while (header < value.length() && isBlank(value.charAt(header))) {
            header++;
        }
        int claims = value.indexOf('.', header) + 1;
        int signature = value.indexOf('.', claims) + 1;
        boolean token = header > schemeEnd
                && value.regionMatches(true, 0, BEARER, 0, schemeEnd)
                && claims > 0
                && signature > 0
                && isObject(value, header, claims - 1)
                && isObject(value, claims, signature - 1);
        return token ? value.substring(0, signature) + CUT : CUT;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isObject(String text, int from, int to) {
        EncodedObject object = new EncodedObject();
        for (int i = from; i < to; i++) {
            int sextet = EncodedObject.sextet(text.charAt(i));
            if (sextet == EncodedObject.FOREIGN) {
                return false;
            }
            object.add(sextet);
        }
        return object.ends();
    }
}

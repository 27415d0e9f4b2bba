/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.internal.explain.Quantities;
import java.util.Base64;
import java.util.List;

/** Splits a JWT and decodes its parts. */
final class Segments {

    static final String MINT =
            "make it as base64url(header) + \".\" + base64url(claims) + \".\" + base64url(signature),"
                    + " or let a JWT library do it";

    private static final int MAX_LENGTH = 8192;

    private Segments() {}

    /** Returns header, claims and signature as they stand in the text. */
    static List<String> split(String text) throws Malformed {
        if (text.length() > MAX_LENGTH) {
            throw new Malformed(
                    "the provider token has " + text.length() + " characters; no more than " + MAX_LENGTH
                            + " are read, and a real one has about 200",
                    "send a JWT with alg and kid in its header, iss and iat in its claims, and nothing else");
        }
        List<String> segments = List.of(text.split("\\.", -1));
        if (segments.size() != 3) {
            throw new Malformed(
                    "the provider token is not a JWT: it has " + Quantities.count(segments.size(), "segment")
                            + " between dots instead of 3",
                    segments.size() == 2 ? MINT + "; here the signature is missing" : MINT);
        }
        return segments;
    }

    /** Decodes base64url; standard Base64 and padding go too, and are noted in {@code dialects}. */
    static byte[] decode(String name, String segment, List<String> dialects) throws Malformed {
        boolean standard = segment.indexOf('+') >= 0 || segment.indexOf('/') >= 0 || segment.indexOf('=') >= 0;
        if (standard) {
            dialects.add("its " + name + " is in padded standard Base64 instead of base64url");
        }
        String url = segment.replace('+', '-').replace('/', '_');
        try {
            return Base64.getUrlDecoder().decode(url);
        } catch (IllegalArgumentException e) {
            throw new Malformed("the " + name + " of the provider token is not base64url", MINT);
        }
    }
}

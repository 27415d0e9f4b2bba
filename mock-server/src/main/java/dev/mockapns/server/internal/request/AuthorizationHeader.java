/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.request;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.ApnsRequest;

/**
 * The authorization header of a request.
 *
 * @param scheme as it was written; empty if the header is absent
 * @param token empty if there is none
 */
public record AuthorizationHeader(String scheme, String token) {

    /** Of a request without the header, or with an empty one. */
    static final AuthorizationHeader ABSENT = new AuthorizationHeader("", "");

    private static final String BEARER = "bearer";

    /** Reads the header of a request. */
    public static AuthorizationHeader of(ApnsRequest request) {
        return parse(request.header(ApnsHeaders.AUTHORIZATION).orElse(""));
    }

    static AuthorizationHeader parse(String text) {
        String value = text.strip();
        int space = value.indexOf(' ');
        return space < 0
                ? new AuthorizationHeader(value, "")
                : new AuthorizationHeader(
                        value.substring(0, space), value.substring(space + 1).strip());
    }

    /** Leaves out everything but a scheme that is {@code bearer}: a provider token is a secret, also without a scheme. */
    @Override
    public String toString() {
        return "AuthorizationHeader[" + (isBearer() ? scheme : "") + "]";
    }

    /** Tells whether there is no such header, or it is empty. */
    public boolean isAbsent() {
        return scheme.isEmpty();
    }

    /** Tells whether the scheme is {@code bearer}, in upper or lower case. */
    public boolean isBearer() {
        return scheme.equalsIgnoreCase(BEARER);
    }

    /** Tells whether the scheme is written as in Apple's samples. */
    public boolean isCanonical() {
        return scheme.equals(BEARER);
    }

    /** Tells whether the header has a provider token without the scheme before it. */
    public boolean isBareToken() {
        return token.isEmpty() && hasTwoDots(scheme);
    }

    private static boolean hasTwoDots(String text) {
        int first = text.indexOf('.');
        int second = first < 0 ? -1 : text.indexOf('.', first + 1);
        return second >= 0 && text.indexOf('.', second + 1) < 0;
    }
}

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

    private static final String BEARER = "bearer";

    /** Reads the header of a request. */
    public static AuthorizationHeader of(ApnsRequest request) {
        String value = request.header(ApnsHeaders.AUTHORIZATION).orElse("").strip();
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
        return token.isEmpty() && scheme.chars().filter(c -> c == '.').count() == 2;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.ApnsRequest;

/**
 * The authorization header of a request.
 *
 * @param scheme as it was written; empty where the header is absent
 * @param token empty where there is none
 */
public record Bearer(String scheme, String token) {

    private static final String BEARER = "bearer";

    /** Reads the header of a request. */
    public static Bearer of(ApnsRequest request) {
        String value = request.header(ApnsHeaders.AUTHORIZATION).orElse("").strip();
        int space = value.indexOf(' ');
        return space < 0
                ? new Bearer(value, "")
                : new Bearer(
                        value.substring(0, space), value.substring(space + 1).strip());
    }

    /** Leaves the token out: it is a secret for an hour. */
    @Override
    public String toString() {
        return "Bearer[scheme=" + scheme + "]";
    }

    boolean isAbsent() {
        return scheme.isEmpty();
    }

    public boolean isBearer() {
        return scheme.equalsIgnoreCase(BEARER);
    }

    /** Tells whether the scheme is written as in Apple's samples. */
    public boolean isCanonical() {
        return scheme.equals(BEARER);
    }

    /** Tells whether the header has a provider token without the scheme before it. */
    boolean isBareToken() {
        return token.isEmpty() && scheme.chars().filter(c -> c == '.').count() == 2;
    }
}

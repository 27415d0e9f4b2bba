/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.exchange.Explanation;

/** The text is not a JWT. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Explanation explanation;

    Malformed(String because, String advice) {
        super(because, null, false, false);
        this.explanation = new Explanation(because, advice);
    }

    Explanation explanation() {
        return explanation;
    }
}

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

    /** Returns the field as it may be shown: without credentials, and without the signature of a provider token. */
    @Override
    public String toString() {
        return SignatureMask.in(name) + ": " + HeaderMask.in(name, value);
    }
}

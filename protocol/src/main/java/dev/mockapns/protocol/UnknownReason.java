/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

/**
 * A reason that this library does not know.
 *
 * @param wireText the string as it was received
 */
public record UnknownReason(String wireText) implements Reason {

    public UnknownReason {
        requireNonNull(wireText, "wireText");
    }

    @Override
    public Retry retry() {
        return Retry.UNKNOWN;
    }

    @Override
    public String toString() {
        return wireText;
    }
}

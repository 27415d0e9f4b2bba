/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.quoting.Quoted;

/**
 * A cause that is not a record of facts yet.
 *
 * @param because as {@link Explanation#because()}
 * @param advice as {@link Explanation#advice()}
 */
public record Prose(String because, String advice) implements Cause {

    public Prose {
        because = Quoted.plain(requireNonNull(because, "because"));
        advice = Quoted.plain(requireNonNull(advice, "advice"));
    }
}

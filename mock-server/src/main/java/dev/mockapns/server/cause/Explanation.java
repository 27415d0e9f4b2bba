/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.quoting.Quoted;

/**
 * A {@link Cause} as sentences for people. Control characters in what the client sent are written as their codes.
 *
 * @param because the facts: which device, which key, since when, how many bytes over
 * @param advice what to do about it; empty where nothing needs to be done
 */
public record Explanation(String because, String advice) {

    public Explanation {
        because = Quoted.plain(requireNonNull(because, "because"));
        advice = Quoted.plain(requireNonNull(advice, "advice"));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

/**
 * Why a request was rejected, in words for people.
 *
 * @param because the facts: which device, which key, since when, how many bytes over
 * @param advice what to do about it
 */
public record Explanation(String because, String advice) {

    public Explanation {
        requireNonNull(because, "because");
        requireNonNull(advice, "advice");
    }
}

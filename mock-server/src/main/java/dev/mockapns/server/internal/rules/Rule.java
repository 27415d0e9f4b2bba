/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.KnownReason;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a rule set.
 *
 * @param name as in {@code docs/reasons.md}
 * @param reason the answer to a request that breaks it, unless an option or the author of the test chose another
 * @param sentence what holds for a request that keeps it
 * @param check finds the rejection; reads, and changes nothing
 */
public record Rule(String name, KnownReason reason, String sentence, Check check) {

    /** Finds out whether a request breaks a rule. Must not block. */
    @FunctionalInterface
    public interface Check {

        /** Returns how the request breaks the rule, or null if it keeps it. */
        @Nullable
        Rejection rejection(RuleContext context);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.Finding;
import java.util.Optional;

/**
 * Looks for one kind of finding.
 *
 * @param name as in {@code docs/findings.md}
 * @param source the page or RFC that says so
 * @param condition what the exchange is checked for
 */
record Check(Finding.Level level, String name, String source, Condition condition) {

    /** What an exchange is checked for. */
    @FunctionalInterface
    interface Condition {

        /** Returns the facts of a finding; empty if there is none. Must not throw, whatever was sent. */
        Optional<Cause> find(CheckedExchange subject);
    }

    Optional<Finding> find(CheckedExchange subject) {
        return condition.find(subject).map(cause -> new Finding(level, name, cause, source));
    }
}

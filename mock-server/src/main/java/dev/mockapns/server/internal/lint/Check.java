/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.server.exchange.Finding;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param name as it stands in {@code docs/findings.md}
 * @param source the page or RFC that says so
 */
record Check(Finding.Level level, String name, String source, Eye eye) {

    /** Looks for one thing. */
    @FunctionalInterface
    interface Eye {

        /** Returns what is to be said; empty where there is nothing. Never throws, whatever was sent. */
        Optional<CheckResult> look(CheckedExchange subject);
    }

    Optional<Finding> find(CheckedExchange subject) {
        return eye.look(subject).map(remark -> new Finding(level, name, remark.sentence(), remark.advice(), source));
    }
}

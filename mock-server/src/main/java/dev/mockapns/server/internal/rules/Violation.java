/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.exchange.Explanation;
import java.time.Instant;
import java.util.Optional;

/**
 * A request breaks a rule.
 *
 * @param timestamp since when the device token is dead, where that is known
 */
public record Violation(Reason reason, Explanation explanation, Optional<Instant> timestamp) {

    static Violation of(Reason reason, String because, String advice) {
        return new Violation(reason, new Explanation(because, advice), Optional.empty());
    }

    static Violation of(Reason reason, Explanation explanation) {
        return new Violation(reason, explanation, Optional.empty());
    }

    static Violation gone(Reason reason, Instant since, String because, String advice) {
        return new Violation(reason, new Explanation(because, advice), Optional.of(since));
    }
}

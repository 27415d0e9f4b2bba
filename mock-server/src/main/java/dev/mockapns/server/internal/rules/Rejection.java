/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.cause.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * A request breaks a rule.
 *
 * @param timestamp with status 410 only, the timestamp of the answer
 */
public record Rejection(Reason reason, Cause cause, Optional<Instant> timestamp) {

    public static Rejection of(Reason reason, Cause cause) {
        return new Rejection(reason, cause, Optional.empty());
    }

    static Rejection gone(Reason reason, Instant since, Cause cause) {
        return new Rejection(reason, cause, Optional.of(since));
    }
}

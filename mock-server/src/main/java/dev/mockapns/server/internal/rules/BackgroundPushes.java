/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_PRIORITY;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.RequestCause.UrgentBackgroundPush;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.options.BackgroundPriority;
import java.util.Optional;

/** What Apple calls an error and does not say the answer to: a background push that claims to be urgent. */
public final class BackgroundPushes {

    private BackgroundPushes() {}

    /** Tells whether it is a background push, by its push type. */
    public static boolean isOne(ApnsRequest request) {
        return request.header(ApnsHeaders.PUSH_TYPE).flatMap(PushType::of).equals(Optional.of(PushType.BACKGROUND));
    }

    /** Tells whether it is a background push with priority 10, which is what an absent priority means. */
    public static boolean atFullPriority(ApnsRequest request) {
        return isOne(request)
                && request.header(ApnsHeaders.PRIORITY)
                        .orElse(Priority.IMMEDIATE.wireText())
                        .equals(Priority.IMMEDIATE.wireText());
    }

    /** Tells whether the request itself names a priority. */
    public static boolean namesPriority(ApnsRequest request) {
        return request.header(ApnsHeaders.PRIORITY).isPresent();
    }

    static Optional<Rejection> atLowPriority(RuleContext context) {
        ApnsRequest request = context.request();
        return context.options().wire().backgroundPriority() == BackgroundPriority.REJECT && atFullPriority(request)
                ? Optional.of(Rejection.of(BAD_PRIORITY, new UrgentBackgroundPush(namesPriority(request))))
                : Optional.empty();
    }
}

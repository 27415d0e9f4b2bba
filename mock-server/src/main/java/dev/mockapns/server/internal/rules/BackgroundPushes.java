/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_PRIORITY;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
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

    /** Returns what is found, in words. */
    public static String found(ApnsRequest request) {
        return request.header(ApnsHeaders.PRIORITY).isPresent()
                ? "a background push has apns-priority 10"
                : "a background push has no apns-priority, which means 10";
    }

    static Optional<Rejection> atLowPriority(RuleContext context) {
        if (context.options().wire().backgroundPriority() != BackgroundPriority.REJECT
                || !atFullPriority(context.request())) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                BAD_PRIORITY,
                found(context.request()) + "; Apple calls that an error, and this fake was told to reject it"
                        + " (BackgroundPriority.REJECT)",
                "send apns-priority: 5 with background pushes"));
    }
}

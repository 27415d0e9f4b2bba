/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;

import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.PayloadCause.PayloadMissing;
import dev.mockapns.server.cause.PayloadCause.PayloadTooLarge;
import dev.mockapns.server.exchange.Body;
import org.jspecify.annotations.Nullable;

/** Rules about the body. */
final class PayloadRules {

    private PayloadRules() {}

    static @Nullable Rejection present(RuleContext context) {
        return context.request().body().length() > 0 ? null : Rejection.of(PAYLOAD_EMPTY, new PayloadMissing());
    }

    static @Nullable Rejection size(RuleContext context) {
        PushType named = context.pushType();
        PushType type = named == null ? context.requiredTopic().ownType().orElse(PushType.ALERT) : named;
        Body body = context.request().body();
        int limit = type.maxPayloadBytes();
        return body.length() <= limit
                ? null
                : Rejection.of(PAYLOAD_TOO_LARGE, new PayloadTooLarge(body.length(), body.isComplete(), limit, type));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.PayloadCause.PayloadMissing;
import dev.mockapns.server.cause.PayloadCause.PayloadTooLarge;
import dev.mockapns.server.exchange.Body;
import java.util.Optional;

/** Rules about the body. */
final class PayloadRules {

    private PayloadRules() {}

    static Optional<Rejection> present(RuleContext context) {
        return context.request().body().length() > 0
                ? Optional.empty()
                : Optional.of(Rejection.of(PAYLOAD_EMPTY, new PayloadMissing()));
    }

    static Optional<Rejection> size(RuleContext context) {
        PushType type = context.pushType()
                .or(() -> context.topic().flatMap(Topic::ownType))
                .orElse(PushType.ALERT);
        Body body = context.request().body();
        int limit = type.maxPayloadBytes();
        return body.length() <= limit
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        PAYLOAD_TOO_LARGE, new PayloadTooLarge(body.length(), body.isComplete(), limit, type)));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.internal.explain.Quantities;
import java.util.Optional;

/** Rules about the body. */
final class PayloadRules {

    static final String SHORTEN = "send less: let the app fetch what is long, by an id in the payload";

    private PayloadRules() {}

    static Optional<Rejection> present(RuleContext context) {
        return context.request().body().length() > 0
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        PAYLOAD_EMPTY,
                        "the request has no body",
                        "send a JSON object such as {\"aps\":{\"alert\":\"Hello\"}}"));
    }

    static Optional<Rejection> size(RuleContext context) {
        PushType type = context.pushType()
                .or(() -> context.topic().flatMap(Topic::ownType))
                .orElse(PushType.ALERT);
        return size(context.request().body(), type.maxPayloadBytes(), type.wireText() + " pushes", SHORTEN);
    }

    static Optional<Rejection> size(Body body, int limit, String what, String advice) {
        if (body.length() <= limit) {
            return Optional.empty();
        }
        String found = body.isComplete()
                ? "the payload has " + Quantities.count(body.length(), "byte") + ", " + (body.length() - limit)
                        + " more"
                : "the payload has more than " + Quantities.count(body.length(), "byte") + ", at least "
                        + (body.length() - limit) + " more";
        return Optional.of(
                Rejection.of(PAYLOAD_TOO_LARGE, found + " than the " + limit + " that APNs takes for " + what, advice));
    }
}

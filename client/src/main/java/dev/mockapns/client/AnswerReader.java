/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mockapns.client.internal.http2.Answer;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.Reason;
import dev.mockapns.protocol.UnknownReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns an answer into a result. Only the status is required: error bodies have been seen without a content type, and
 * may be empty or not JSON if a proxy answered.
 */
final class AnswerReader {

    private static final int OK = 200;

    private AnswerReader() {}

    /** @param chosenId the id for the result if the answer has none */
    static SendResult read(Answer answer, ApnsId chosenId) {
        ApnsId id = header(answer, ApnsHeaders.ID).flatMap(ApnsId::parse).orElse(chosenId);
        if (answer.status() == OK) {
            return new SendResult.Accepted(id, header(answer, ApnsHeaders.UNIQUE_ID));
        }
        JsonNode body = json(answer.body());
        return new SendResult.Rejected(id, answer.status(), reason(body, answer.status()), timestamp(body));
    }

    private static Optional<String> header(Answer answer, String name) {
        return Optional.ofNullable(answer.headers().get(name));
    }

    private static JsonNode json(String body) {
        try {
            JsonNode node = Errors.MAPPER.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Reason reason(JsonNode body, int status) {
        JsonNode reason = body.path("reason");
        return reason.isTextual() ? Reason.of(reason.textValue()) : new UnknownReason("status " + status);
    }

    /** Milliseconds since 1970, unlike every other time in APNs. */
    private static Optional<Instant> timestamp(JsonNode body) {
        JsonNode timestamp = body.path("timestamp");
        return timestamp.isIntegralNumber() && timestamp.canConvertToLong()
                ? Optional.of(Instant.ofEpochMilli(timestamp.longValue()))
                : Optional.empty();
    }

    /** Only an answer that rejects has a body: a class of its own, so that others need no Jackson. */
    private static final class Errors {

        private static final ObjectMapper MAPPER = new ObjectMapper();
    }
}

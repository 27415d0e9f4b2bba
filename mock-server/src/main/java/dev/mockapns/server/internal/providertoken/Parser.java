/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import dev.mockapns.server.cause.ProviderTokenFormatCause.IssuedAtNotANumber;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoIssuedAt;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Segment;
import dev.mockapns.server.cause.ProviderTokenFormatCause.SegmentNotAnObject;
import dev.mockapns.server.internal.json.JsonNesting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses a provider token without verifying it. Throws nothing but {@link Malformed}. */
final class Parser {

    private static final int MAX_NESTING = 16;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Parser() {}

    static Parsed parse(String text) throws Malformed {
        List<String> segments = Segments.split(text);
        List<Deviation> deviations = new ArrayList<>();
        JsonNode header = object(Segment.HEADER, segments.get(0), deviations);
        JsonNode claims = object(Segment.CLAIMS, segments.get(1), deviations);
        Parsed.IssuedAt issuedAt = issuedAt(claims.path("iat"), deviations);
        byte[] signature = Segments.decode(Segment.SIGNATURE, segments.get(2), deviations);
        return new Parsed(
                text(header, "alg"),
                text(header, "kid"),
                text(claims, "iss"),
                issuedAt,
                segments.get(0) + "." + segments.get(1),
                Signatures.toRaw(signature, deviations),
                List.copyOf(deviations));
    }

    private static JsonNode object(Segment segment, String text, List<Deviation> deviations) throws Malformed {
        byte[] json = Segments.decode(segment, text, deviations);
        try {
            JsonNesting.check(json, MAX_NESTING);
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            // Jackson's message is about bytes; the cause is about what belongs there.
        }
        throw new Malformed(new SegmentNotAnObject(segment));
    }

    private static Optional<String> text(JsonNode object, String name) {
        JsonNode node = object.path(name);
        return node.isTextual() && !node.textValue().isEmpty() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static Parsed.IssuedAt issuedAt(JsonNode iat, List<Deviation> deviations) {
        if (iat.isMissingNode()) {
            return new Parsed.IssuedAt(0, Optional.of(new NoIssuedAt()));
        }
        if (iat.isNumber()) {
            long seconds = iat.isLong() || iat.isInt() ? iat.longValue() : (long) iat.doubleValue();
            return new Parsed.IssuedAt(seconds, Optional.empty());
        }
        if (iat.isTextual() && iat.textValue().matches("[0-9]{1,18}")) {
            deviations.add(Deviation.ISSUED_AT_IN_TEXT);
            return new Parsed.IssuedAt(Long.parseLong(iat.textValue()), Optional.empty());
        }
        return new Parsed.IssuedAt(0, Optional.of(new IssuedAtNotANumber(iat.toString())));
    }
}

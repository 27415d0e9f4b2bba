/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.server.internal.quoting.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a provider token apart. Believes nothing and throws nothing but {@link Malformed}. */
final class Parser {

    /** How much of a member of a provider token is quoted. */
    static final int LONGEST_QUOTED = 40;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(16).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Parser() {}

    static Parsed parse(String text) throws Malformed {
        List<String> segments = Segments.split(text);
        List<String> dialects = new ArrayList<>();
        JsonNode header = object("header", segments.get(0), "{\"alg\":\"ES256\",\"kid\":\"<key id>\"}", dialects);
        JsonNode claims =
                object("claims", segments.get(1), "{\"iss\":\"<team id>\",\"iat\":<seconds since 1970>}", dialects);
        Parsed.IssuedAt issuedAt = issuedAt(claims.path("iat"), dialects);
        byte[] signature = Segments.decode("signature", segments.get(2), dialects);
        return new Parsed(
                text(header, "alg"),
                text(header, "kid"),
                text(claims, "iss"),
                issuedAt,
                segments.get(0) + "." + segments.get(1),
                Signatures.toRaw(signature, dialects),
                List.copyOf(dialects));
    }

    private static JsonNode object(String name, String segment, String example, List<String> dialects)
            throws Malformed {
        byte[] json = Segments.decode(name, segment, dialects);
        try {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            // What Jackson says is about bytes; the explanation below is about what belongs there.
        }
        throw new Malformed(
                "what stands in the provider token as its " + name + " is not a JSON object",
                "put " + example + " there, in UTF-8, then base64url without padding");
    }

    private static Optional<String> text(JsonNode object, String name) {
        JsonNode node = object.path(name);
        return node.isTextual() && !node.textValue().isEmpty() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static Parsed.IssuedAt issuedAt(JsonNode iat, List<String> dialects) {
        if (iat.isMissingNode()) {
            return new Parsed.IssuedAt(0, "the provider token has no iat claim");
        }
        if (iat.isNumber()) {
            return new Parsed.IssuedAt(iat.isLong() || iat.isInt() ? iat.longValue() : (long) iat.doubleValue(), "");
        }
        if (iat.isTextual() && iat.textValue().matches("[0-9]{1,18}")) {
            dialects.add("its iat is a JSON string");
            return new Parsed.IssuedAt(Long.parseLong(iat.textValue()), "");
        }
        return new Parsed.IssuedAt(0, "the iat of the provider token is " + shown(iat) + ", which is not a number");
    }

    private static String shown(JsonNode node) {
        return Quoted.plain(node.toString(), LONGEST_QUOTED);
    }
}

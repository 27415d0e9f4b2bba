/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import dev.mockapns.server.cause.ProviderTokenFormatCause.IssuedAtNotANumber;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoIssuedAt;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Segment;
import dev.mockapns.server.cause.ProviderTokenFormatCause.SegmentNotAnObject;
import dev.mockapns.server.internal.json.JsonMembers;
import dev.mockapns.server.internal.json.JsonMembers.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses a provider token without verifying it. Throws nothing but {@link Malformed}. */
final class Parser {

    private static final int MAX_NESTING = 16;

    private Parser() {}

    static Parsed parse(String text) throws Malformed {
        List<String> segments = Segments.split(text);
        List<Deviation> deviations = new ArrayList<>();
        Map<String, Value> header = members(Segment.HEADER, segments.get(0), deviations);
        Map<String, Value> claims = members(Segment.CLAIMS, segments.get(1), deviations);
        Parsed.IssuedAt issuedAt = issuedAt(claims.get("iat"), deviations);
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

    private static Map<String, Value> members(Segment segment, String text, List<Deviation> deviations)
            throws Malformed {
        byte[] json = Segments.decode(segment, text, deviations);
        try {
            return JsonMembers.of(json, MAX_NESTING);
        } catch (IOException e) {
            // Jackson's message is about bytes; the cause is about what belongs there.
            throw new Malformed(new SegmentNotAnObject(segment));
        }
    }

    private static Optional<String> text(Map<String, Value> members, String name) {
        return members.get(name) instanceof Value.Text value && !value.text().isEmpty()
                ? Optional.of(value.text())
                : Optional.empty();
    }

    private static Parsed.IssuedAt issuedAt(@Nullable Value iat, List<Deviation> deviations) {
        if (iat == null) {
            return new Parsed.IssuedAt(0, Optional.of(new NoIssuedAt()));
        }
        if (iat instanceof Value.Numeric seconds) {
            return new Parsed.IssuedAt(seconds.number(), Optional.empty());
        }
        if (iat instanceof Value.Text value && value.text().matches("[0-9]{1,18}")) {
            deviations.add(Deviation.ISSUED_AT_IN_TEXT);
            return new Parsed.IssuedAt(Long.parseLong(value.text()), Optional.empty());
        }
        return new Parsed.IssuedAt(0, Optional.of(new IssuedAtNotANumber(iat.json())));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.quoting.Quoted;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request, or its trailers, as HPACK brings them. Keeps what is first found wrong with them, since
 * it is to be told only after the whole block is decompressed and the stream is open, and no more fields than
 * SETTINGS allow.
 */
final class RequestFields extends DefaultHttp2Headers {

    private static final Set<String> REQUEST_PSEUDO_HEADERS = Set.of(":method", ":scheme", ":authority", ":path");

    /** What a field counts in a header list beyond name and value (RFC 9113, section 6.5.2). */
    private static final int BYTES_PER_FIELD = 32;

    private Optional<String> violation = Optional.empty();
    private boolean pseudoSeen;
    private boolean regularSeen;
    private boolean pathIndexed;
    private long listSize;

    RequestFields() {
        super(false);
    }

    @Override
    public Http2Headers add(CharSequence name, CharSequence value) {
        listSize += name.length() + value.length() + BYTES_PER_FIELD;
        if (isTooLarge()) {
            return this;
        }
        if (violation.isEmpty()) {
            violation = check(name, value);
        }
        return super.add(name, value);
    }

    /**
     * Returns no {@code content-length} where there are several: Netty, which asks here, would merge them or reset the stream.
     * A repeated field is left to the rules, whichever it is.
     */
    @Override
    public List<CharSequence> getAll(CharSequence name) {
        List<CharSequence> values = super.getAll(name);
        return values.size() > 1 && HttpHeaderNames.CONTENT_LENGTH.contentEquals(name) ? List.of() : values;
    }

    private Optional<String> check(CharSequence name, CharSequence value) {
        if (name.length() == 0 || name.charAt(0) != ':') {
            regularSeen = true;
            return FieldRules.violation(name, value);
        }
        pseudoSeen = true;
        if (!REQUEST_PSEUDO_HEADERS.contains(name.toString())) {
            return Optional.of(Quoted.plain(name.toString(), FieldRules.LONGEST_QUOTED)
                    + " is no pseudo header of a request (RFC 9113, section 8.3.1)");
        }
        if (regularSeen) {
            return Optional.of(name + " stands after a header that is no pseudo header (RFC 9113, section 8.3)");
        }
        if (contains(name)) {
            return Optional.of(name + " is there twice (RFC 9113, section 8.3)");
        }
        return Optional.empty();
    }

    /** Returns the size of the header list as RFC 9113, section 6.5.2 counts it, the fields that are not kept included. */
    long listSize() {
        return listSize;
    }

    /** Notes that {@code :path} went into the dynamic table. */
    void pathIndexed() {
        pathIndexed = true;
    }

    boolean isPathIndexed() {
        return pathIndexed;
    }

    boolean isTooLarge() {
        return listSize > ApnsSettings.MAX_HEADER_LIST_SIZE;
    }

    /** Returns what makes these the headers of no request; empty if nothing does. */
    Optional<String> requestViolation() {
        return violation.or(this::missing);
    }

    /** Returns what is wrong with these as trailers; empty if nothing is. */
    Optional<String> trailersViolation() {
        return pseudoSeen ? Optional.of("trailers have no pseudo headers (RFC 9113, section 8.1)") : violation;
    }

    private Optional<String> missing() {
        if (isConnect()) {
            return contains(":scheme") || contains(":path")
                    ? Optional.of("CONNECT has neither :scheme nor :path (RFC 9113, section 8.5)")
                    : Optional.empty();
        }
        return missing(":method", method())
                .or(() -> missing(":scheme", scheme()))
                .or(() -> missing(":path", path()));
    }

    private static Optional<String> missing(String name, @Nullable CharSequence value) {
        return value == null || value.length() == 0
                ? Optional.of(name + " is missing (RFC 9113, section 8.3.1)")
                : Optional.empty();
    }

    /** Tells whether these ask for a tunnel, and so have no path. */
    boolean isConnect() {
        CharSequence method = method();
        return method != null && "CONNECT".contentEquals(method);
    }
}

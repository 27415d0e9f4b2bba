/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FieldRuleCause;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request, or its trailers, as HPACK brings them. Keeps what is first found wrong with them, since
 * it is to be told only after the whole block is decompressed and the stream is open, and no more fields than
 * SETTINGS allow.
 */
final class RequestFields extends DefaultHttp2Headers {

    /** What a field counts in a header list beyond name and value (RFC 9113, section 6.5.2). */
    private static final int BYTES_PER_FIELD = 32;

    private static final AsciiString CONNECT = AsciiString.cached("CONNECT");

    private @Nullable FieldRuleCause violation;
    private @Nullable AsciiString blankEdgeName;
    private @Nullable AsciiString firstPseudoHeader;
    private boolean regularSeen;

    /** The bits of {@link PseudoHeaders} that came, and those that came with a value. */
    private int seen;

    private int filled;
    private boolean connect;
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
        AsciiString plainName = AsciiString.of(name); // HPACK brings no other kind.
        AsciiString plainValue = AsciiString.of(value);
        if (violation == null) {
            violation = check(plainName, plainValue);
        }
        if (blankEdgeName == null && FieldRules.hasBlankEdge(plainValue)) {
            blankEdgeName = plainName;
        }
        return super.add(name, value);
    }

    /**
     * Returns no {@code content-length} where there are several: Netty, which asks here, would merge them or reset the stream.
     * A repeated field is left to the rules, whichever it is. A single one is without the blanks around it, for Netty takes
     * digits only.
     */
    @Override
    public List<CharSequence> getAll(CharSequence name) {
        List<CharSequence> values = super.getAll(name);
        if (values.isEmpty() || !HttpHeaderNames.CONTENT_LENGTH.contentEquals(name)) {
            return values;
        }
        return values.size() > 1 ? List.of() : List.of(values.get(0).toString().strip());
    }

    private @Nullable FieldRuleCause check(AsciiString name, AsciiString value) {
        if (name.isEmpty() || name.byteAt(0) != ':') {
            regularSeen = true;
            return FieldRules.violation(name, value);
        }
        if (firstPseudoHeader == null) {
            firstPseudoHeader = name;
        }
        int bit = PseudoHeaders.bit(name);
        if (bit == PseudoHeaders.UNKNOWN) {
            return new FieldRuleCause.UnknownPseudoHeader(name.toString());
        }
        if (regularSeen) {
            return new FieldRuleCause.PseudoHeaderAfterHeader(name.toString());
        }
        if ((seen & bit) != 0) {
            return new FieldRuleCause.PseudoHeaderTwice(name.toString());
        }
        seen |= bit;
        filled |= value.isEmpty() ? 0 : bit;
        connect |= bit == PseudoHeaders.METHOD && CONNECT.equals(value);
        return null;
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

    /** Returns what makes these the headers of no request; null if nothing does. */
    @Nullable
    FieldRuleCause requestViolation() {
        return violation == null ? missing() : violation;
    }

    private @Nullable FieldRuleCause missing() {
        if (connect) {
            return (seen & (PseudoHeaders.SCHEME | PseudoHeaders.PATH)) == 0
                    ? null
                    : new FieldRuleCause.ConnectWithSchemeOrPath();
        }
        if ((filled & PseudoHeaders.REQUIRED) == PseudoHeaders.REQUIRED) {
            return null;
        }
        return new FieldRuleCause.PseudoHeaderMissing(PseudoHeaders.firstMissing(filled));
    }

    /** Returns what RFC 9113 says of a value that begins or ends with a blank; null if none does. */
    @Nullable
    FieldRuleCause blankEdge() {
        return blankEdgeName == null ? null : new FieldRuleCause.HeaderValueWithBlankEdge(blankEdgeName.toString());
    }

    /** Returns what is wrong with these as trailers; null if nothing is. */
    @Nullable
    FieldRuleCause trailersViolation() {
        return firstPseudoHeader == null
                ? violation
                : new FieldRuleCause.PseudoHeaderInTrailers(firstPseudoHeader.toString());
    }

    /** Tells whether these, as headers that break no rule, ask for a tunnel, and so have no path. */
    boolean isConnect() {
        return connect;
    }
}

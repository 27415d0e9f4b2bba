/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FieldRuleCause;
import dev.mockapns.server.exchange.Header;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request, or its trailers, as HPACK brings them. Keeps what is first found wrong with them, since
 * it is to be told only after the whole block is decompressed and the stream is open, and no more fields than
 * SETTINGS allow. One object serves all blocks of a connection, one after the other.
 */
final class RequestFields extends BasicHeaders {

    /** What a field counts in a header list beyond name and value (RFC 9113, section 6.5.2). */
    private static final int BYTES_PER_FIELD = 32;

    private static final AsciiString CONNECT = AsciiString.cached("CONNECT");

    /** Enough for a push; grows as needed, within the size that a header list may have. */
    private static final int FIELDS = 16;

    private final LastFields last = new LastFields();
    private CharSequence[] names = new CharSequence[FIELDS];
    private CharSequence[] values = new CharSequence[FIELDS];

    /** Of the fields that are the same as in the last request. */
    private @Nullable Header[] headers = new @Nullable Header[FIELDS];

    private int size;
    private int regular;
    private int known;
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

    /** Begins with the next block. */
    RequestFields begin() {
        size = 0;
        regular = 0;
        known = 0;
        violation = null;
        blankEdgeName = null;
        firstPseudoHeader = null;
        regularSeen = false;
        seen = 0;
        filled = 0;
        connect = false;
        pathIndexed = false;
        listSize = 0;
        return this;
    }

    @Override
    public Http2Headers add(CharSequence name, CharSequence value) {
        listSize += name.length() + value.length() + BYTES_PER_FIELD;
        if (isTooLarge()) {
            return this;
        }
        Header same = last.same(size, name, value);
        if (same == null) {
            checkNew(AsciiString.of(name), AsciiString.of(value)); // HPACK brings no other kind.
        } else {
            regularSeen = true;
            known++;
        }
        regular += isPseudo(name) ? 0 : 1;
        if (size == names.length) {
            grow();
        }
        names[size] = name;
        values[size] = value;
        headers[size] = same;
        size++;
        return this;
    }

    private void checkNew(AsciiString name, AsciiString value) {
        if (violation == null) {
            violation = check(name, value);
        }
        if (blankEdgeName == null && FieldRules.hasBlankEdge(value)) {
            blankEdgeName = name;
        }
    }

    private void grow() {
        names = Arrays.copyOf(names, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        headers = Arrays.copyOf(headers, 2 * size);
    }

    /**
     * Returns the fields that are no pseudo headers: the very list of the last request if all of them are the same.
     *
     * <p>They must be those of a request that is well-formed.
     */
    List<Header> headers() {
        return known == regular && known == last.list().size() ? last.list() : read();
    }

    private List<Header> read() {
        Header[] read = new Header[regular];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (!isPseudo(names[i])) {
                Header same = headers[i];
                Header field = same == null ? new Header(last.nameAt(i, names[i]), HeaderText.of(values[i])) : same;
                headers[i] = field;
                read[count++] = field;
            }
        }
        List<Header> list = List.of(read);
        if (blankEdgeName == null) {
            last.keep(size, names, values, headers, list);
        }
        return list;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable CharSequence get(CharSequence name) {
        for (int i = 0; i < size; i++) {
            if (AsciiString.contentEquals(names[i], name)) {
                return values[i];
            }
        }
        return null;
    }

    /**
     * Returns no {@code content-length} where there are several: Netty, which asks here, would merge them or reset the stream.
     * A repeated field is left to the rules, whichever it is. A single one is without the blanks around it, for Netty takes
     * digits only.
     */
    @Override
    public List<CharSequence> getAll(CharSequence name) {
        CharSequence only = null;
        for (int i = 0; i < size; i++) {
            if (AsciiString.contentEquals(names[i], name)) {
                if (only != null) {
                    return List.of();
                }
                only = values[i];
            }
        }
        return only == null ? List.of() : List.of(only.toString().strip());
    }

    /** Netty would replace the {@code content-length} by what it has read of it; the request shows what was sent. */
    @Override
    public Http2Headers setLong(CharSequence name, long value) {
        return this;
    }

    private static boolean isPseudo(CharSequence name) {
        return name.length() > 0 && name.charAt(0) == ':';
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

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.exchange.Header;
import io.netty.util.AsciiString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of the last request of one connection, as HPACK brought them and as they were read. A provider repeats most
 * of them, HPACK brings a field that it has indexed as the same objects again, and what was read of it stays valid. Keeps the
 * fields of one request and of no other, and none of a request that has many.
 */
final class LastFields {

    /** More than a push has. The bytes are limited with those of the header list. */
    static final int MAX_FIELDS = 32;

    private final CharSequence[] names = new CharSequence[MAX_FIELDS];
    private final CharSequence[] values = new CharSequence[MAX_FIELDS];
    private final @Nullable Header[] headers = new @Nullable Header[MAX_FIELDS];
    private int size;
    private List<Header> list = List.of();

    /** Returns the field that was at this place, if it is the same; null if it is not, or a pseudo header. */
    @Nullable
    Header same(int place, CharSequence name, CharSequence value) {
        return place < size
                        && AsciiString.contentEquals(values[place], value)
                        && AsciiString.contentEquals(names[place], name)
                ? headers[place]
                : null;
    }

    /** Returns a name as text: that of the field at this place, if it is the same. */
    String nameAt(int place, CharSequence name) {
        Header header = place < size && AsciiString.contentEquals(names[place], name) ? headers[place] : null;
        return header == null ? name.toString() : header.name();
    }

    /** Returns the fields that are no pseudo headers. */
    List<Header> list() {
        return list;
    }

    /**
     * Keeps the fields of a request in place of those of the last one, unless they are too many.
     *
     * @param size how many there are in each array
     * @param headers null for a pseudo header
     * @param list those that are not
     */
    void keep(int size, CharSequence[] names, CharSequence[] values, @Nullable Header[] headers, List<Header> list) {
        if (size <= MAX_FIELDS) {
            this.size = size;
            this.list = list;
            System.arraycopy(names, 0, this.names, 0, size);
            System.arraycopy(values, 0, this.values, 0, size);
            System.arraycopy(headers, 0, this.headers, 0, size);
        }
    }
}

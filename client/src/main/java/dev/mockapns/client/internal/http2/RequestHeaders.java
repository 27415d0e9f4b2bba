/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.protocol.ApnsHeaders;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Converts header fields to Netty's types. */
final class RequestHeaders {

    /** The overhead of a field in the size that HPACK and the server's limit count. Source: RFC 7541, 4.1. */
    private static final int FIELD_OVERHEAD = 32;

    private static final AsciiString PATH = AsciiString.cached(":path");
    private static final AsciiString ID = AsciiString.cached(ApnsHeaders.ID);
    private static final AsciiString EXPIRATION = AsciiString.cached(ApnsHeaders.EXPIRATION);
    private static final AsciiString COLLAPSE_ID = AsciiString.cached(ApnsHeaders.COLLAPSE_ID);

    private RequestHeaders() {}

    /** Values are sent as UTF-8; Netty would write a {@link String} as ISO 8859-1. */
    static Http2Headers of(List<HeaderField> fields) {
        Http2Headers headers = new DefaultHttp2Headers(false, fields.size());
        for (HeaderField field : fields) {
            headers.add(
                    AsciiString.cached(field.name()),
                    new AsciiString(field.value().getBytes(StandardCharsets.UTF_8), false));
        }
        return headers;
    }

    /** Returns the size that the server's MAX_HEADER_LIST_SIZE limits. Source: RFC 9113, 6.5.2. */
    static long size(Http2Headers headers) {
        long size = 0;
        for (var field : headers) {
            size += field.getKey().length() + field.getValue().length() + FIELD_OVERHEAD;
        }
        return size;
    }

    /**
     * Keeps fields that differ from push to push out of the server's small HPACK table. Source: Apple, <em>Sending
     * notification requests to APNs</em>, which asks for literals without indexing.
     */
    static boolean neverIndexed(CharSequence name, CharSequence value) {
        return PATH.contentEquals(name)
                || ID.contentEquals(name)
                || EXPIRATION.contentEquals(name)
                || COLLAPSE_ID.contentEquals(name);
    }
}

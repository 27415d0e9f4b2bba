/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Header;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** One request while it comes in. Keeps no more of the body than {@link Body} does, and no buffer of Netty's. */
final class RequestAssembly {

    /** From here on a body is judged at once. Far above any payload that APNs takes, so that near misses are counted exactly. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    /** What Netty keeps of a stream, and the objects around the headers. */
    static final int OVERHEAD_BYTES = 2000;

    private static final String POST = "POST";
    private static final byte[] NOTHING = {};

    private final String method;
    private final String host;
    private final String path;
    private final List<Header> headers;
    private final boolean pathIndexed;
    private final boolean expectsContinue;
    private final long headerWeight;
    private byte[] kept = NOTHING;
    private int keptLength;
    private long length;
    private boolean claimed;

    private RequestAssembly(
            String method,
            String host,
            String path,
            List<Header> headers,
            boolean pathIndexed,
            boolean expectsContinue,
            long headerWeight) {
        this.method = method;
        this.host = host;
        this.path = path;
        this.headers = headers;
        this.pathIndexed = pathIndexed;
        this.expectsContinue = expectsContinue;
        this.headerWeight = headerWeight;
    }

    /**
     * Starts with the header fields.
     *
     * @param fields of a request that is well-formed
     */
    static RequestAssembly start(RequestFields fields) {
        return new RequestAssembly(
                method(fields),
                host(fields),
                fields.isConnect() ? "" : String.valueOf(fields.path()),
                fields.headers(),
                fields.isPathIndexed(),
                expectsContinue(fields),
                OVERHEAD_BYTES + fields.listSize());
    }

    /** Almost every method is this one. */
    private static String method(RequestFields fields) {
        CharSequence method = fields.method();
        return POST.contentEquals(method) ? POST : String.valueOf(method);
    }

    private static boolean expectsContinue(RequestFields fields) {
        CharSequence expectation = fields.get(HttpHeaderNames.EXPECT);
        return expectation != null && expectation.toString().strip().equalsIgnoreCase("100-continue");
    }

    /** Some clients leave {@code :authority} out and send {@code host}, as RFC 9113, section 8.3.1, lets proxies do. */
    private static String host(RequestFields fields) {
        CharSequence authority = fields.authority();
        CharSequence named = authority == null ? fields.get(HttpHeaderNames.HOST) : authority;
        return named == null ? "" : named.toString().strip();
    }

    String method() {
        return method;
    }

    /** Returns the host that the request names, with the port if that is there; empty if it names none. */
    String host() {
        return host;
    }

    String path() {
        return path;
    }

    List<Header> headers() {
        return headers;
    }

    boolean isPathIndexed() {
        return pathIndexed;
    }

    /** Tells whether the client may wait for an interim answer before it sends the body (RFC 9110, section 10.1.1). */
    boolean expectsContinue() {
        return expectsContinue;
    }

    void append(ByteBuf data) {
        int bytes = data.readableBytes();
        length += bytes;
        int room = Math.min(bytes, Body.MAX_KEPT_BYTES - keptLength);
        if (room > 0) {
            int end = keptLength;
            keptLength += room;
            if (keptLength > kept.length) {
                // A body of many small pieces must not be copied as often as there are pieces.
                kept = Arrays.copyOf(kept, Math.min(Body.MAX_KEPT_BYTES, Math.max(keptLength, 2 * end)));
            }
            data.getBytes(data.readerIndex(), kept, end, room);
        }
    }

    /** Returns about how many bytes of memory this takes. */
    long weight() {
        return headerWeight + kept.length;
    }

    boolean isTooLong() {
        return length > MAX_BODY_BYTES;
    }

    /** Tells whether no byte of the body has come. */
    boolean isEmpty() {
        return length == 0;
    }

    /** Returns what has come of the body. */
    Body body(boolean complete) {
        return Body.of(ByteBuffer.wrap(kept, 0, keptLength), length, complete);
    }

    boolean isClaimed() {
        return claimed;
    }

    /** Returns true the first time, false ever after: a request is judged once. */
    boolean claim() {
        boolean first = !claimed;
        claimed = true;
        return first;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Netty's HPACK decoder, without its limits and its validation: {@link RequestFields} sees to both, so that what is wrong
 * is found alike on all releases of Netty, and answered on its stream while decompression goes on.
 */
final class FieldBlockDecoder extends DefaultHttp2HeadersDecoder {

    private static final boolean VALIDATE = false;

    /** The most that Netty takes; what is over the limit that SETTINGS announce is decompressed and not kept. */
    private static final long UNLIMITED = 0xffffffffL;

    private final PathIndexing pathIndexing = new PathIndexing();
    private final RequestFields fields = new RequestFields();

    FieldBlockDecoder() {
        super(VALIDATE, UNLIMITED);
    }

    @Override
    public RequestFields decodeHeaders(int streamId, ByteBuf block) throws Http2Exception {
        boolean pathIndexed = pathIndexing.isIn(block);
        super.decodeHeaders(streamId, block);
        if (pathIndexed) {
            fields.pathIndexed();
        }
        return fields;
    }

    @Override
    protected Http2Headers newHeaders() {
        return fields.begin();
    }

    /** Netty would put the announced limit in force. */
    @Override
    public void maxHeaderListSize(long max, long goAwayMax) {}

    @Override
    public long maxHeaderListSizeGoAway() {
        return FloodLimits.HEADER_BLOCK_BYTES;
    }
}

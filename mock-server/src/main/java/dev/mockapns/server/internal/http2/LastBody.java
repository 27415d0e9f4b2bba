/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.exchange.Body;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/**
 * The last body of one connection that came whole in one frame. A provider sends the same payload to many devices: then all
 * requests have the same object as their body, and it takes memory once. Keeps one body, and none of which bytes are missing.
 */
final class LastBody {

    private Body last = Body.of(new byte[0]);

    /** What has just come: a copy on the heap is compared at once, and needs no object for it. */
    private byte[] bytes = new byte[0];

    /** Returns the body of a request that is one frame, which need not be kept: the very one of the last request if it is the same. */
    Body of(ByteBuf data) {
        int length = data.readableBytes();
        int kept = Math.min(length, Body.MAX_KEPT_BYTES);
        if (bytes.length < kept) {
            bytes = new byte[kept];
        }
        data.getBytes(data.readerIndex(), bytes, 0, kept);
        if (kept == length && last.consistsOf(bytes, kept)) {
            return last;
        }
        Body body = Body.of(ByteBuffer.wrap(bytes, 0, kept), length, true);
        if (!body.isCut()) {
            last = body;
        }
        return body;
    }
}

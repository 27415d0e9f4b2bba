/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.exchange.Body;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/**
 * The last body of one connection that came whole in one frame. A provider sends the same payload to many devices: then all
 * requests have the same object as their body, and it is copied once. Keeps one body, and none of which bytes are missing.
 */
final class LastBody {

    private Body last = Body.of(new byte[0]);

    /** Returns the body of a request that is one frame, which need not be kept: the very one of the last request if it is the same. */
    Body of(ByteBuf data) {
        int length = data.readableBytes();
        ByteBuffer bytes = data.nioBuffer(data.readerIndex(), Math.min(length, Body.MAX_KEPT_BYTES));
        if (length <= Body.MAX_KEPT_BYTES && last.consistsOf(bytes)) {
            return last;
        }
        Body body = Body.of(bytes, length, true);
        if (!body.isCut()) {
            last = body;
        }
        return body;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.http2.OpenConnections;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Precedes TLS 1.2 in the pipeline and reports a second handshake (renegotiation), which HTTP/2 forbids (RFC 9113, section 9.2.1)
 * and the JDK allows; its setting for that is one of the whole JVM. Reads the headers of the TLS records, which are not
 * encrypted: after the client's ChangeCipherSpec comes one handshake record, its Finished, and then no other.
 */
final class RenegotiationGuard extends ChannelInboundHandlerAdapter {

    /** Type, version and length of a TLS record (RFC 5246, section 6.2.1). */
    private static final int HEADER_BYTES = 5;

    private static final int LENGTH_AT = 3;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;

    private final byte[] header = new byte[HEADER_BYTES];
    private int headerBytes;
    private int payloadBytesLeft;
    private boolean cipherChanged;
    private boolean finished;
    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (!(message instanceof ByteBuf bytes)) {
            ctx.fireChannelRead(message);
            return;
        }
        int allowed = allowedBytes(bytes);
        if (!refused) {
            ctx.fireChannelRead(bytes);
            return;
        }
        ctx.fireChannelRead(bytes.readRetainedSlice(allowed));
        bytes.release();
        OpenConnections.report(ctx.channel(), new Event.SecondHandshake());
    }

    /** Returns how many bytes come before a second handshake, and notes whether there is one. */
    private int allowedBytes(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (payloadBytesLeft > 0) {
                int skipped = Math.min(payloadBytesLeft, end - at);
                payloadBytesLeft -= skipped;
                at += skipped;
                continue;
            }
            if (headerBytes == 0 && isSecondHandshake(bytes.getUnsignedByte(at))) {
                refused = true;
                return at - bytes.readerIndex();
            }
            header[headerBytes++] = bytes.getByte(at++);
            if (headerBytes == HEADER_BYTES) {
                headerBytes = 0;
                payloadBytesLeft = ((header[LENGTH_AT] & 0xff) << 8) | (header[LENGTH_AT + 1] & 0xff);
            }
        }
        return bytes.readableBytes();
    }

    private boolean isSecondHandshake(int recordType) {
        if (recordType == CHANGE_CIPHER_SPEC) {
            cipherChanged = true;
        } else if (recordType == HANDSHAKE && cipherChanged) {
            boolean second = finished;
            finished = true;
            return second;
        }
        return false;
    }
}

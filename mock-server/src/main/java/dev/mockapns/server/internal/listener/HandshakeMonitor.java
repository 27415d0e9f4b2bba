/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;

/**
 * Precedes TLS in the pipeline until the handshake is done, and observes what TLS does not report: whether the client sent
 * anything, and the alert that it sent last. A client of OpenSSL that does not trust the server sends that alert in plain text,
 * where the JDK expects what TLS 1.3 has encrypted, and reports only that it cannot decrypt it.
 */
final class HandshakeMonitor extends ChannelInboundHandlerAdapter {

    /** An alert as a TLS record: type, version, length, level, description (RFC 8446, sections 5.1 and 6). */
    private static final int RECORD_BYTES = 7;

    private static final int ALERT = 21;
    private static final int MAJOR_VERSION = 3;
    private static final int ALERT_BYTES = 2;

    private boolean heard;
    private Optional<TlsAlert> alert = Optional.empty();

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            heard = true;
            alert = alertAtTheEndOf(bytes);
        }
        ctx.fireChannelRead(message);
    }

    private static Optional<TlsAlert> alertAtTheEndOf(ByteBuf bytes) {
        int at = bytes.writerIndex() - RECORD_BYTES;
        boolean present = at >= bytes.readerIndex()
                && bytes.getByte(at) == ALERT
                && bytes.getByte(at + 1) == MAJOR_VERSION
                && bytes.getUnsignedShort(at + 3) == ALERT_BYTES;
        return present ? TlsAlert.ofCode(bytes.getUnsignedByte(at + 6)) : Optional.empty();
    }

    /** Tells whether the client has sent a single byte. */
    boolean heard() {
        return heard;
    }

    /** Returns the alert that the client sent last, if it did so in plain text. */
    Optional<TlsAlert> alert() {
        return alert;
    }
}

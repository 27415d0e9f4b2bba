/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import java.time.InstantSource;

/**
 * Stops to read from a client that does not read its answers, so that no more of them pile up. Stands ahead of everything
 * else in the pipeline, because Netty's HTTP/2 reads on whether it is told to or not.
 */
final class ReadBackpressure extends ChannelDuplexHandler {

    private static final int KIB = 1024;

    /** The bytes that may wait for a client before the gate closes. */
    static final int HIGH_BYTES = 1024 * KIB;

    /**
     * The bytes that may wait for a client before the gate closes, and those that may still wait when it opens again. Many
     * thousand answers: a client that is merely busy never notices.
     */
    static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 * KIB, HIGH_BYTES);

    private final Notes notes;
    private final InstantSource clock;
    private boolean noted;

    ReadBackpressure(Notes notes, InstantSource clock) {
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        boolean open = ctx.channel().isWritable();
        if (!open && ctx.channel().isActive() && !noted) {
            noted = true;
            notes.note(ConnectionEvent.of(
                    Kind.NOT_READING,
                    clock.instant(),
                    "the client does not read its answers: " + WATER_MARK.high() / KIB
                            + " KiB of them wait, and until they are fewer, nothing more is read from it",
                    "read answers while sending, not after it"));
        }
        ctx.channel().config().setAutoRead(open);
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            ctx.read();
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import java.time.InstantSource;

/**
 * Stops reading from a client that does not read its answers, so that no more of them pile up. Comes first in the pipeline,
 * because Netty's HTTP/2 reads on whether it is told to or not.
 */
final class ReadBackpressure extends ChannelDuplexHandler {

    private static final int KIB = 1024;

    /** The bytes that may wait for a client before reading stops. */
    static final int HIGH_BYTES = 1024 * KIB;

    /**
     * The bytes that may wait for a client before reading stops, and those that may still wait when it resumes. Many
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
            notes.note(new ConnectionEvent(
                    Kind.NOT_READING, clock.instant(), new Http2Cause.NotReading(WATER_MARK.high())));
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

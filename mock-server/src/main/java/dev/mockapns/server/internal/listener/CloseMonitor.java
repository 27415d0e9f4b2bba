/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Notes the end of a connection after everything else. When a channel is closed, its close future completes first, then the
 * handlers end their streams, and only then is it unregistered.
 */
final class CloseMonitor extends ChannelInboundHandlerAdapter {

    private final AcceptedConnection accepted;

    CloseMonitor(AcceptedConnection accepted) {
        this.accepted = accepted;
    }

    @Override
    public void channelUnregistered(ChannelHandlerContext ctx) {
        ctx.fireChannelUnregistered();
        accepted.closed();
    }
}

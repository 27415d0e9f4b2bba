/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.internal.http2.FatalErrors;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;

/**
 * Reports that a listener could not accept a connection for lack of memory. Netty handles other failures, such as a lack of
 * file descriptors: it accepts nothing for a second.
 */
final class AcceptErrors extends ChannelInboundHandlerAdapter {

    private final Consumer<? super Error> fatal;

    AcceptErrors(Consumer<? super Error> fatal) {
        this.fatal = fatal;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        FatalErrors.report(cause, fatal);
        ctx.fireExceptionCaught(cause);
    }
}

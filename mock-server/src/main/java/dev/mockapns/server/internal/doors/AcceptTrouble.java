/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.internal.http2.FatalErrors;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of connections that a listener could not accept: for lack of memory, or of file descriptors. */
final class AcceptTrouble extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(AcceptTrouble.class);

    private final Consumer<? super Error> fatal;

    AcceptTrouble(Consumer<? super Error> fatal) {
        this.fatal = fatal;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!FatalErrors.handOn(cause, fatal)) {
            log.warn("a connection could not be accepted: {}", cause.toString());
        }
    }
}

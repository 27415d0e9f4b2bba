/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads of all clients of this JVM: daemons, made when first needed and never stopped, so that opening and
 * closing a client is cheap.
 *
 * <p>{@link NioEventLoopGroup} is what Netty 4.1 and 4.2 share; 4.2 deprecates it.
 */
@SuppressWarnings("deprecation")
final class EventLoops {

    private static final EventLoopGroup GROUP = new NioEventLoopGroup(0, new DefaultThreadFactory("apns-client", true));

    /** Looks up host names, which may block for seconds, at most one per client at a time. Idle threads end. */
    static final ExecutorService RESOLVER =
            Executors.newCachedThreadPool(new DefaultThreadFactory("apns-client-resolver", true));

    private EventLoops() {}

    static EventLoop next() {
        return GROUP.next();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The event loops of the JVM, shared by all servers. Their threads are daemons and start when they are first needed. */
final class EventLoops {

    @SuppressWarnings("deprecation") // Netty 4.2 has a successor, 4.1 has not; we run on both.
    private static final EventLoopGroup LOOPS = new NioEventLoopGroup(new DefaultThreadFactory("mock-apns", true));

    private EventLoops() {}

    /** Returns the event loop for one server. */
    static EventLoop next() {
        return LOOPS.next();
    }
}

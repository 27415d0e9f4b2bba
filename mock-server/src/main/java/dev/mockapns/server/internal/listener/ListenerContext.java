/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.internal.core.ConnectionLog;
import dev.mockapns.server.internal.http2.Http2Server;
import io.netty.channel.group.ChannelGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the listeners of one server share.
 *
 * @param maxConnections how many may be open
 * @param connections the open ones
 * @param numbers numbers them
 */
record ListenerContext(
        Http2Server http2,
        ServerIdentity identity,
        Duration handshakeTimeout,
        int maxConnections,
        ConnectionLog log,
        ChannelGroup connections,
        AtomicLong numbers) {

    Instant now() {
        return http2.clock().instant();
    }
}

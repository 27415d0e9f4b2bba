/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.core.ConnectionLog;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Inspection;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.http2.Http2Server;
import dev.mockapns.server.internal.http2.StubCore;
import dev.mockapns.server.internal.http2.StubServer;
import dev.mockapns.server.options.Options;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;

/** TLS that fails once the handshake is done: some clients look at our certificate only then, none of the JDK's do. */
final class LateAlert {

    private LateAlert() {}

    static void play(ConnectionLog log, SSLException failure) {
        ListenerContext context = new ListenerContext(
                new Http2Server(
                        (StubCore) (request, state) -> StubServer.accepted(state),
                        InstantSource.fixed(StubServer.NOW),
                        Options::defaults),
                StubServer.IDENTITY,
                Duration.ofSeconds(10),
                1,
                log,
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE),
                new AtomicLong());
        Notes notes = log.opened(1, "127.0.0.1:40001", Routing.BY_HOST, 443, StubServer.NOW);
        AcceptedConnection accepted =
                new AcceptedConnection(context, ListenerRole.SHARED, 1, "127.0.0.1:40001", StubServer.NOW, notes);
        EmbeddedChannel channel = new EmbeddedChannel();
        accepted.addHttp2(
                channel.pipeline(),
                "TLSv1.3",
                new HandshakeCause.ClosedAfterHandshake(),
                Routing.BY_HOST,
                Inspection.anonymous(),
                Lifecycle.accepted());
        channel.pipeline().fireExceptionCaught(new DecoderException(failure));
        channel.finishAndReleaseAll();
    }
}

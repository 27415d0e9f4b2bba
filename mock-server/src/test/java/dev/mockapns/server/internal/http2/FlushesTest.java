/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.TestConnection;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.options.Options;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FlushesTest {

    private static final int PUSHES = 50;

    private int flushes;

    @Test
    void pushes_that_are_read_together_are_answered_with_one_flush() {
        assertThat(flushesFor(StubServer::accepted)).isEqualTo(1);
    }

    @Test
    void rejections_of_pushes_that_are_read_together_are_sent_with_one_flush() {
        assertThat(flushesFor(StubServer::rejected)).isEqualTo(1);
    }

    private int flushesFor(Function<ConnectionState, Reply> answer) {
        EmbeddedChannel channel = channel((request, state) -> answer.apply(state));
        write(
                channel,
                Frame.PREFACE,
                Frame.settings().bytes(),
                Frame.settingsAck().bytes());
        flushes = 0;
        write(channel, pushes());
        int counted = flushes;
        assertThat(channel.outboundMessages()).hasSizeGreaterThanOrEqualTo(PUSHES);
        channel.finishAndReleaseAll();
        return counted;
    }

    private static byte[] pushes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int streamId = 1; streamId < 2 * PUSHES; streamId += 2) {
            all.writeBytes(Frame.push(streamId, false).bytes());
            all.writeBytes(Frame.data(streamId, new byte[100], true).bytes());
        }
        return all.toByteArray();
    }

    private static void write(EmbeddedChannel channel, byte[]... pieces) {
        channel.writeInbound(Unpooled.wrappedBuffer(pieces));
    }

    private EmbeddedChannel channel(StubCore core) {
        Options options = Options.builder().streams(s -> s.initialLimit(PUSHES)).build();
        Http2Server server = new Http2Server(core, InstantSource.system(), () -> options);
        Routing routing = Routing.to(Destination.DEFAULT);
        Notes notes = new ConnectionJournal(1, Dialect.JAVA).opened(1, "embedded", routing, 443, Instant.EPOCH);
        ChannelOutboundHandlerAdapter counter = new ChannelOutboundHandlerAdapter() {
            @Override
            public void flush(ChannelHandlerContext ctx) {
                flushes++;
                ctx.flush();
            }
        };
        return new EmbeddedChannel(
                counter,
                Http2Handlers.serve(
                        server,
                        TestConnection.openedAt(Instant.EPOCH),
                        routing,
                        ConnectionState.initial(),
                        StubServer.established(),
                        notes));
    }
}

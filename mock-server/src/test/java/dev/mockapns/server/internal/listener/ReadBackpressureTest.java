/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ReadBackpressureTest {

    private final ConnectionJournal journal = new ConnectionJournal(1, Dialect.JAVA);
    private int reads;
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new ChannelOutboundHandlerAdapter() {
                @Override
                public void read(ChannelHandlerContext ctx) {
                    reads++;
                    ctx.read();
                }
            },
            new ReadBackpressure(
                    journal.opened(1, "embedded", Routing.to(Destination.DEFAULT), 443, Instant.EPOCH),
                    InstantSource.fixed(Instant.EPOCH)));

    @Test
    void nothing_is_read_while_answers_pile_up() {
        writable(false);
        int before = reads;
        channel.read();

        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(reads).isEqualTo(before);
    }

    @Test
    void reading_continues_when_the_answers_are_sent() {
        writable(false);
        int before = reads;
        writable(true);

        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(reads).isEqualTo(before + 1);
    }

    @Test
    void it_is_noted_once() {
        writable(false);
        writable(true);
        writable(false);

        assertThat(journal.connections().get(0).problems())
                .extracting(trouble -> trouble.kind())
                .containsExactly(Kind.NOT_READING);
    }

    private void writable(boolean yes) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, yes);
        channel.runPendingTasks();
    }
}

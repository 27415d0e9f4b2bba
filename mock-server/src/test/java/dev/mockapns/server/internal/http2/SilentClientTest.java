/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.TestConnection;
import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.options.Options;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SilentClientTest {

    private final ConnectionJournal journal = new ConnectionJournal(1, Dialect.JAVA);
    private final EmbeddedChannel channel = open();

    @Test
    void a_client_that_sends_no_preface_is_closed_and_recorded() {
        channel.writeInbound(Unpooled.wrappedBuffer(Frame.PREFACE));
        pass(ConnectionRules.PREFACE_TIMEOUT.toSeconds() + 1);
        boolean open = channel.isOpen();
        channel.finishAndReleaseAll();

        assertThat(open).isFalse();
        ConnectionRecord record = journal.connections().get(0);
        assertThat(record.problems()).extracting(trouble -> trouble.kind()).containsExactly(Kind.NOT_HTTP2);
        assertThat(record.describe()).contains("did not begin HTTP/2 within 10 s");
    }

    @Test
    void a_client_that_sent_its_preface_may_send_nothing_for_long() {
        channel.writeInbound(Unpooled.wrappedBuffer(
                Frame.PREFACE, Frame.settings().bytes(), Frame.settingsAck().bytes()));
        pass(3600);
        boolean open = channel.isOpen();
        channel.finishAndReleaseAll();

        assertThat(open).isTrue();
        assertThat(journal.connections().get(0).problems()).isEmpty();
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    private EmbeddedChannel open() {
        Http2Server server = new Http2Server(
                (StubCore) (request, state) -> StubServer.rejected(state),
                InstantSource.fixed(StubServer.NOW),
                Options::defaults);
        EmbeddedChannel made = new EmbeddedChannel();
        made.freezeTime();
        made.pipeline()
                .addLast(Http2Handlers.serve(
                        server,
                        TestConnection.openedAt(Instant.EPOCH),
                        Routing.to(Destination.DEFAULT),
                        ConnectionState.initial(),
                        StubServer.established(),
                        journal.opened(1, "embedded", Routing.to(Destination.DEFAULT), 443, Instant.EPOCH)));
        return made;
    }
}

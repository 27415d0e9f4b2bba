/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.TestConnection;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.options.Options;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BufferReleaseTest {

    static Stream<Arguments> conversations() {
        Frame push = Frame.push(1, false);
        return Stream.of(
                Arguments.of("an answered push", List.of(push, Frame.data(1, new byte[100], true))),
                Arguments.of("a body that never ends", List.of(push, Frame.data(1, new byte[100], false))),
                Arguments.of(
                        "a push taken back", List.of(push, Frame.data(1, new byte[100], false), Frame.reset(1, 8))),
                Arguments.of("an unknown stream", List.of(Frame.data(5, new byte[100], true))),
                Arguments.of("a huge header", List.of(Frame.push(1, true, "x", "y".repeat(9000)))),
                Arguments.of("no path", List.of(Frame.headers(1, true, ":method", "POST"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void every_buffer_that_came_in_is_released(String name, List<Frame> frames) {
        Http2Server server = new Http2Server(
                (StubCore) (request, state) -> StubServer.rejected(state), InstantSource.system(), Options::defaults);
        Routing routing = Routing.to(Destination.DEFAULT);
        Connection connection = TestConnection.openedAt(Instant.EPOCH);
        Notes notes = new ConnectionJournal(1, Dialect.JAVA).opened(1, "embedded", routing, 443, Instant.EPOCH);
        EmbeddedChannel channel = new EmbeddedChannel(Http2Handlers.serve(
                server, connection, routing, ConnectionState.initial(), StubServer.established(), notes));
        List<ByteBuf> sent = new ArrayList<>();
        for (byte[] bytes : bytes(frames)) {
            ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer().writeBytes(bytes);
            sent.add(buffer);
            channel.writeInbound(buffer);
        }
        channel.finishAndReleaseAll();

        assertThat(sent)
                .as(name)
                .allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero());
    }

    private static List<byte[]> bytes(List<Frame> frames) {
        List<byte[]> all =
                new ArrayList<>(List.of(Frame.PREFACE, Frame.settings().bytes()));
        frames.forEach(frame -> all.add(frame.bytes()));
        return all;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyFrameWriterTest {

    private static final int MAX_FRAME_SIZE = 16_384;

    @ParameterizedTest
    @ValueSource(ints = {1, 16_000, 16_384, 16_385, 40_000})
    void netty_reads_what_it_writes(int valueLength) throws Exception {
        Http2Headers headers = new DefaultHttp2Headers().status("200").add("apns-id", "~".repeat(valueLength));

        assertThat(read(write(headers))).containsExactly(headers);
    }

    @Test
    void a_block_that_is_too_long_for_one_frame_is_continued() {
        List<Integer> types = types(write(new DefaultHttp2Headers().add("long", "~".repeat(40_000))));

        assertThat(types).hasSizeGreaterThan(2).startsWith(1, 9).doesNotContain(0);
    }

    private static ByteBuf write(Http2Headers headers) {
        EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        ChannelHandlerContext context = channel.pipeline().firstContext();
        ChannelFuture done = new ReplyFrameWriter().writeHeaders(context, 1, headers, 0, true, channel.newPromise());
        channel.flush();
        assertThat(done.isSuccess()).isTrue();
        ByteBuf written = channel.readOutbound();
        assertThat(channel.outboundMessages()).isEmpty();
        return written;
    }

    private static List<Http2Headers> read(ByteBuf written) throws Http2Exception {
        List<Http2Headers> read = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        try (DefaultHttp2FrameReader reader = new DefaultHttp2FrameReader()) {
            reader.configuration().headersConfiguration().maxHeaderListSize(100_000, 200_000);
            reader.readFrame(channel.pipeline().firstContext(), written, new Http2FrameAdapter() {
                @Override
                public void onHeadersRead(
                        ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean end) {
                    assertThat(end).isTrue();
                    read.add(headers);
                }
            });
        } finally {
            written.release();
        }
        return read;
    }

    private static List<Integer> types(ByteBuf written) {
        List<Integer> types = new ArrayList<>();
        while (written.isReadable()) {
            int length = written.readUnsignedMedium();
            assertThat(length).isLessThanOrEqualTo(MAX_FRAME_SIZE);
            types.add((int) written.readByte());
            written.skipBytes(5 + length);
        }
        written.release();
        return types;
    }
}

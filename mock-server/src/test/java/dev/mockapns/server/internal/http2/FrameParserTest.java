/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser reads itself, it reads as Netty's reader does. */
class FrameParserTest {

    private static final int END_STREAM = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int CONNECTIONS = 500;
    private static final byte[] TYPES = {
        Http2FrameTypes.DATA, Http2FrameTypes.HEADERS, Http2FrameTypes.CONTINUATION, Http2FrameTypes.PING, 0x77
    };

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final ChannelHandlerContext ctx = channel.pipeline().firstContext();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void well_formed_frames_are_read_as_netty_reads_them(long seed) throws Exception {
        Random random = new Random(seed);
        Http2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
        Readers readers = new Readers();
        for (int streamId = 1; streamId < 200; streamId += 2) {
            ByteBuf block = Unpooled.buffer();
            encoder.encodeHeaders(streamId, Block.push("apns-topic", "t", "apns-id", "i" + random.nextInt(3)), block);
            boolean whole = random.nextInt(4) > 0;
            int cut = whole ? block.readableBytes() : random.nextInt(block.readableBytes());
            readers.read(frame(Http2FrameTypes.HEADERS, whole ? END_HEADERS : 0, streamId, block.readSlice(cut)));
            if (!whole) {
                readers.read(frame(Http2FrameTypes.CONTINUATION, END_HEADERS, streamId, block));
            }
            readers.read(frame(
                    Http2FrameTypes.DATA, END_STREAM, streamId, Unpooled.wrappedBuffer(new byte[random.nextInt(9)])));
        }

        readers.close();
        assertThat(readers.heard.all).isEqualTo(readers.expected.all).hasSizeGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_frames_are_read_or_refused_as_netty_does(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CONNECTIONS; i++) {
            Readers readers = new Readers();
            while (readers.read(anyFrame(random))) {
                // until a frame ends the connection
            }
            readers.close();
            assertThat(readers.heard.all)
                    .as("seed " + seed + ", connection " + i)
                    .isEqualTo(readers.expected.all);
        }
    }

    private static ByteBuf anyFrame(Random random) {
        byte type = TYPES[random.nextInt(TYPES.length)];
        int flags = random.nextInt(4) > 0 ? END_HEADERS : random.nextInt(256);
        byte[] payload = new byte[random.nextInt(12)];
        random.nextBytes(payload);
        return frame(type, flags, random.nextInt(6), Unpooled.wrappedBuffer(payload));
    }

    private static ByteBuf frame(byte type, int flags, int streamId, ByteBuf payload) {
        return Unpooled.buffer()
                .writeMedium(payload.readableBytes())
                .writeByte(type)
                .writeByte(flags)
                .writeInt(streamId)
                .writeBytes(payload);
    }

    /** The parser, and the reference. */
    private final class Readers {

        private final FrameParser parser = new FrameParser();
        private final Http2FrameReader netty = new DefaultHttp2FrameReader(new FieldBlockDecoder());
        private final Heard heard = new Heard();
        private final Heard expected = new Heard();

        /** Returns false if nothing may follow. */
        boolean read(ByteBuf frame) {
            boolean intact = true;
            try {
                parser.read(ctx, FrameHeader.of(frame), frame, 0, heard);
            } catch (Http2Exception | RuntimeException e) {
                heard.all.add(e.toString());
                intact = e instanceof Http2Exception.StreamException;
            }
            try {
                netty.readFrame(ctx, frame.duplicate(), expected);
            } catch (Http2Exception | RuntimeException e) {
                expected.all.add(e.toString());
            }
            return intact;
        }

        void close() {
            parser.close();
            netty.close();
        }
    }

    /** What a listener is told. Refuses some requests, as the rules about header fields do. */
    private static final class Heard extends Http2FrameAdapter {

        private final List<String> all = new ArrayList<>();

        @Override
        public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream) {
            all.add("DATA " + streamId + " " + ByteBufUtil.hexDump(data) + " " + padding + " " + endOfStream);
            return 0;
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean endOfStream)
                throws Http2Exception {
            RequestFields fields = (RequestFields) headers;
            all.add("HEADERS " + streamId + " " + fields.size() + " " + fields.listSize() + " "
                    + fields.requestViolation() + " " + fields.get("apns-id") + " " + padding + " " + endOfStream);
            if (streamId % 3 == 0) {
                throw Http2Exception.streamError(streamId, Http2Error.PROTOCOL_ERROR, "refused");
            }
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx,
                int streamId,
                Http2Headers headers,
                int streamDependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean endOfStream)
                throws Http2Exception {
            all.add("PRIORITY " + streamDependency + " " + weight + " " + exclusive);
            onHeadersRead(ctx, streamId, headers, padding, endOfStream);
        }
    }
}

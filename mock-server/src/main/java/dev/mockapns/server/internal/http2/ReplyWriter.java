/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.core.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes replies as frames. They are flushed when Netty has read what there was to read. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or the connection for.
final class ReplyWriter {

    private final Http2ConnectionHandler handler;
    private final Http2ConnectionEncoder encoder;
    private final HeldBytes.Account held;
    private final ReplyHeaders headers = new ReplyHeaders();

    ReplyWriter(Http2ConnectionHandler handler, HeldBytes.Account held) {
        this.handler = handler;
        this.held = held;
        this.encoder = handler.encoder();
    }

    /** Writes the interim answer 100 (Continue). */
    void writeContinue(ChannelHandlerContext ctx, int streamId) {
        Http2Headers interim = headers.of(HttpResponseStatus.CONTINUE.code(), List.of());
        encoder.writeHeaders(ctx, streamId, interim, 0, false, ctx.newPromise());
    }

    /**
     * Writes a reply.
     *
     * @param withBody false for what may not have one: the answer to a HEAD (RFC 9110, section 9.3.2)
     * @param requestEnded if not, the client is told to stop sending once the reply is out: RST_STREAM with NO_ERROR
     *     (RFC 9113, section 8.1)
     * @param written is done when the last frame is written, and fails if that is not possible
     */
    void write(
            ChannelHandlerContext ctx,
            int streamId,
            Reply reply,
            boolean withBody,
            boolean requestEnded,
            ChannelPromise written) {
        if (!requestEnded) {
            written.addListener(done -> {
                handler.resetStream(ctx, streamId, Http2Error.NO_ERROR.code(), ctx.newPromise());
                ctx.flush();
            });
        }
        boolean bodiless = !withBody || reply.body().isEmpty();
        Http2Headers fields = headers.of(reply.status(), reply.headers());
        encoder.writeHeaders(ctx, streamId, fields, 0, bodiless, bodiless ? written : ctx.newPromise());
        if (!bodiless) {
            writeBody(ctx, streamId, reply.body().getBytes(StandardCharsets.UTF_8), written);
        }
    }

    /** Resets a stream that gets no answer. */
    void fail(ChannelHandlerContext ctx, int streamId) {
        handler.resetStream(ctx, streamId, Http2Error.INTERNAL_ERROR.code(), ctx.newPromise());
    }

    /** The body waits for the window of the client, which may be zero: on the heap, in as many bytes as it has, and its stream with it. */
    private void writeBody(ChannelHandlerContext ctx, int streamId, byte[] body, ChannelPromise written) {
        int weight = RequestAssembly.OVERHEAD_BYTES + body.length;
        held.add(weight);
        written.addListener(done -> held.add(-weight));
        encoder.writeData(ctx, streamId, Unpooled.wrappedBuffer(body), 0, true, written);
    }
}

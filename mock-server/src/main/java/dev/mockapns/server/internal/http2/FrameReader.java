/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FieldRuleCause;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.core.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/** Puts the requests of one connection together from their frames, and hands each over once. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or the connection for.
final class FrameReader extends Http2FrameAdapter {

    private final Http2Connection connection;
    private final OpenRequests open;
    private final ConnectionNotes notes;
    private final RequestHandler requests;
    private final ConnectionDriver driver;
    private final FloodLimits limits;
    private final LastBody lastBody = new LastBody();

    FrameReader(
            Http2Connection connection,
            OpenRequests open,
            ConnectionNotes notes,
            RequestHandler requests,
            ConnectionDriver driver,
            FloodLimits limits) {
        this.connection = connection;
        this.open = open;
        this.notes = notes;
        this.requests = requests;
        this.driver = driver;
        this.limits = limits;
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
        onHeadersRead(ctx, streamId, headers, padding, endOfStream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean endOfStream)
            throws Http2Exception {
        Http2Stream stream = connection.stream(streamId);
        RequestFields fields = (RequestFields) headers;
        RequestAssembly started = open.on(stream);
        if (started != null || stream.isHeadersSent()) {
            // Trailers. APNs has no use for them, and Netty lets them through only where they end the stream.
            checkFields(streamId, fields, fields.trailersViolation());
            if (started != null) {
                judge(ctx, stream, started, started.body(true));
            }
            return;
        }
        if (driver.refuses(ctx, streamId)) {
            limits.countRefused();
            return;
        }
        if (fields.isTooLarge()) {
            notes.headersTooLarge(streamId, fields.listSize());
            requests.answerHeadersTooLarge(ctx, streamId, endOfStream);
            limits.countOversized();
            return;
        }
        checkFields(streamId, fields, fields.requestViolation());
        limits.countRequest();
        RequestAssembly request = RequestAssembly.start(fields);
        open.start(stream, request);
        if (endOfStream) {
            judge(ctx, stream, request, request.body(true));
        } else if (request.expectsContinue()) {
            requests.askForBody(ctx, streamId);
        }
    }

    /** A malformed request ends its stream and no other (RFC 9113, section 8.1.1). */
    private void checkFields(int streamId, RequestFields fields, @Nullable FieldRuleCause violation)
            throws Http2Exception {
        FieldRuleCause broken = violation == null && requests.refusesBlankEdges() ? fields.blankEdge() : violation;
        if (broken != null) {
            throw BrokenRules.streamError(streamId, Http2Error.PROTOCOL_ERROR, broken);
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream)
            throws Http2Exception {
        int credit = data.readableBytes() + padding;
        Http2Stream stream = connection.stream(streamId);
        RequestAssembly request = open.on(stream);
        if (request == null) {
            return credit;
        }
        if (endOfStream && request.isEmpty()) {
            judge(ctx, stream, request, lastBody.of(data));
            return credit;
        }
        open.append(request, data);
        boolean tooLong = request.isTooLong();
        if (endOfStream || tooLong) {
            judge(ctx, stream, request, request.body(endOfStream));
        }
        if (tooLong) {
            limits.countOversized();
        }
        return credit;
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) {
        requests.reset(streamId, errorCode);
    }

    /** The first SETTINGS are the end of the client's connection preface (RFC 9113, section 3.4). */
    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) {
        driver.handle(ctx, new Event.PrefaceReceived());
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext ctx) throws Http2Exception {
        driver.handle(ctx, new Event.SettingsAcknowledged());
        // Netty has just put its own limit in force.
        connection.remote().maxActiveStreams(Integer.MAX_VALUE);
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData) {
        driver.handle(ctx, new Event.GoAwayReceived());
    }

    private void judge(ChannelHandlerContext ctx, Http2Stream stream, RequestAssembly request, Body body) {
        if (!request.claim()) {
            return;
        }
        open.end(stream);
        Reply reply = requests.judge(ctx, stream.id(), request, body);
        if (reply != null) {
            driver.judged(ctx, reply);
            requests.answer(ctx, stream.id(), request, reply, body.isComplete());
            driver.answered(ctx, stream.id(), reply);
        }
    }
}

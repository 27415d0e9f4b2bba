/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.options.BlankEdges;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.Http2Error;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the requests of one connection to the core, answers with its replies, and remembers the state in between. */
final class RequestHandler {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private final Http2Server server;
    private final Connection connection;
    private final Addressing addressing;
    private final ReplyWriter replies;
    private final ConnectionNotes notes;
    private ConnectionState state;
    private int lastReset;
    private long lastResetCode;

    RequestHandler(
            Http2Server server,
            Connection connection,
            Addressing addressing,
            ConnectionState state,
            ReplyWriter replies,
            ConnectionNotes notes) {
        this.server = server;
        this.connection = connection;
        this.addressing = addressing;
        this.state = state;
        this.replies = replies;
        this.notes = notes;
    }

    /**
     * Returns the core's reply to a request; null if the core failed and the stream was reset.
     */
    @Nullable
    Reply judge(ChannelHandlerContext ctx, int streamId, RequestAssembly assembly, Body body) {
        notes.used();
        ApnsRequest request = request(assembly, body);
        try {
            Reply reply = server.core().answer(request, state);
            state = reply.next();
            return reply;
        } catch (RuntimeException | LinkageError e) {
            log.error(
                    "the core failed; stream {} is reset with {}\n{}",
                    streamId,
                    Http2Error.INTERNAL_ERROR,
                    Quoted.stackTrace(e));
            notes.coreFailed(streamId, e);
            replies.fail(ctx, streamId);
            return null;
        }
    }

    /**
     * Answers a request.
     *
     * @param complete whether the client has ended it; otherwise the rest is refused after the answer
     */
    void answer(ChannelHandlerContext ctx, int streamId, RequestAssembly assembly, Reply reply, boolean complete) {
        replies.write(ctx, streamId, reply, mayHaveBody(assembly), complete, new Sending(ctx, streamId, reply));
    }

    private static boolean mayHaveBody(RequestAssembly assembly) {
        return !assembly.method().equals("HEAD");
    }

    /** Notes that an answer could not be sent. Takes less memory than a listener. */
    private final class Sending extends DefaultChannelPromise {

        private final int streamId;
        private final Reply reply;

        Sending(ChannelHandlerContext ctx, int streamId, Reply reply) {
            super(ctx.channel(), ctx.executor());
            this.streamId = streamId;
            this.reply = reply;
        }

        @Override
        public ChannelPromise setFailure(Throwable cause) {
            super.setFailure(cause);
            reply.later().accept(notSent(streamId));
            return this;
        }

        @Override
        public boolean tryFailure(Throwable cause) {
            boolean failed = super.tryFailure(cause);
            if (failed) {
                reply.later().accept(notSent(streamId));
            }
            return failed;
        }
    }

    /** Takes note that the client resets a stream. */
    void reset(int streamId, long errorCode) {
        lastReset = streamId;
        lastResetCode = errorCode;
    }

    private ExchangeEvent notSent(int streamId) {
        Instant now = server.clock().instant();
        return streamId == lastReset
                ? new ExchangeEvent.StreamReset(now, lastResetCode)
                : new ExchangeEvent.AnswerNotSent(now);
    }

    /** Tells the client to go on and send the body. */
    void askForBody(ChannelHandlerContext ctx, int streamId) {
        replies.writeContinue(ctx, streamId);
    }

    /** Tells whether an option wants requests refused whose header values begin or end with a blank. */
    boolean refusesBlankEdges() {
        return server.options().get().wire().blankEdges() == BlankEdges.REFUSE;
    }

    /** Answers a request that is not complete and never will be. */
    void cutShort(ChannelHandlerContext ctx, int streamId, RequestAssembly assembly, KnownReason reason, Cause cause) {
        assembly.claim();
        Reply reply = server.core().cutShort(request(assembly, assembly.body(false)), state, reason, cause);
        replies.write(ctx, streamId, reply, mayHaveBody(assembly), false, ctx.newPromise());
    }

    private ApnsRequest request(RequestAssembly assembly, Body body) {
        Destination destination = addressing.destinationFor(assembly.host());
        return new ApnsRequest(
                assembly.method(),
                assembly.path(),
                assembly.headers(),
                body,
                destination.environment(),
                destination.kind(),
                connection,
                server.clock().instant(),
                assembly.isPathIndexed());
    }

    /**
     * Answers a request with more headers than SETTINGS allow (RFC 9113, section 10.5.1). APNs has no reason for it, so
     * the answer has only a status.
     */
    void answerHeadersTooLarge(ChannelHandlerContext ctx, int streamId, boolean complete) {
        int status = HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.code();
        replies.write(ctx, streamId, new Reply(status, List.of(), "", state), true, complete, ctx.newPromise());
    }
}

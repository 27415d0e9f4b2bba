/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.core.ConnectionState;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.ErrorCount;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.options.BlankEdges;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.StreamsAfterRejection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.Http2Error;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the requests of one connection to the core and its replies back, and remembers the state in between. */
final class RequestHandler {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private static final int FIRST_ERROR = 400;

    private final Http2Server listener;
    private final Connection connection;
    private final Addressing addressing;
    private final StreamLimit limit;
    private final ReplyWriter replies;
    private final ConnectionNotes notes;
    private ConnectionState state;

    RequestHandler(
            Http2Server listener,
            Connection connection,
            Addressing addressing,
            ConnectionState state,
            StreamLimit limit,
            ReplyWriter replies,
            ConnectionNotes notes) {
        this.listener = listener;
        this.connection = connection;
        this.addressing = addressing;
        this.state = state;
        this.limit = limit;
        this.replies = replies;
        this.notes = notes;
    }

    /**
     * Answers a request.
     *
     * @param complete whether the client has ended it; otherwise the rest is turned away after the answer
     */
    void answer(ChannelHandlerContext ctx, int streamId, RequestAssembly assembly, boolean complete) {
        notes.used();
        ApnsRequest request = request(assembly, complete);
        Reply reply;
        try {
            reply = listener.core().answer(request, state);
        } catch (RuntimeException | LinkageError e) {
            log.error(
                    "the core failed; stream {} is reset with {}\n{}",
                    streamId,
                    Http2Error.INTERNAL_ERROR,
                    Quoted.stackTrace(e));
            notes.coreFailed(streamId, e);
            replies.fail(ctx, streamId);
            return;
        }
        state = reply.next();
        announceLimit(ctx, reply);
        replies.write(ctx, streamId, reply, !assembly.method().equals("HEAD"), complete);
    }

    /** Tells the client to go on and send the body. */
    void askForBody(ChannelHandlerContext ctx, int streamId) {
        replies.writeContinue(ctx, streamId);
    }

    /** Tells whether an option wants requests refused whose header values begin or end with a blank. */
    boolean refusesBlankEdges() {
        return listener.options().get().wire().blankEdges() == BlankEdges.REFUSE;
    }

    /** Answers a request that is not complete and never will be. */
    void cutShort(ChannelHandlerContext ctx, int streamId, RequestAssembly assembly, KnownReason reason, Cause cause) {
        assembly.claim();
        Reply reply = listener.core().cutShort(request(assembly, false), state, reason, cause);
        replies.write(ctx, streamId, reply, !assembly.method().equals("HEAD"), false);
    }

    private ApnsRequest request(RequestAssembly assembly, boolean complete) {
        Destination place = addressing.placeFor(assembly.host());
        return new ApnsRequest(
                assembly.method(),
                assembly.path(),
                assembly.headers(),
                assembly.body(complete),
                place.environment(),
                place.kind(),
                connection,
                listener.clock().instant(),
                assembly.isPathIndexed());
    }

    /**
     * Answers a request with more headers than SETTINGS allow (RFC 9113, section 10.5.1). APNs has no reason for it, so
     * the status stands alone.
     */
    void turnAway(ChannelHandlerContext ctx, int streamId, boolean complete) {
        int status = HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.code();
        replies.write(ctx, streamId, new Reply(status, List.of(), "", state), true, complete);
    }

    /** Tells whether the client has caused as many errors as an option allows. */
    boolean isUnbearable() {
        return listener.options()
                .get()
                .connections()
                .errorAllowance()
                .filter(allowance -> state.errorCount().errors() >= allowance.errors()
                        || state.errorCount().badDeviceTokens() >= allowance.badDeviceTokens())
                .isPresent();
    }

    ErrorCount errorCount() {
        return state.errorCount();
    }

    private void announceLimit(ChannelHandlerContext ctx, Reply reply) {
        Options options = listener.options().get();
        int maxStreams = maxStreams(options, reply);
        if (maxStreams != limit.last() && limit.mayAnnounce()) {
            limit.announced(maxStreams, options.streams().limitEnforcement());
            replies.writeSettings(ctx, ApnsSettings.change(maxStreams));
            notes.streamsChanged(maxStreams);
        }
    }

    private int maxStreams(Options options, Reply reply) {
        if (!reply.next().authenticated()) {
            return limit.last();
        }
        boolean drops =
                options.streams().afterRejection() == StreamsAfterRejection.DROP && reply.status() >= FIRST_ERROR;
        return drops ? options.streams().initialLimit() : options.streams().limit();
    }
}

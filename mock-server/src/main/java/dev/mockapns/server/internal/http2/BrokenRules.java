/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.FrameRuleCause;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.cause.Http2RuleCause;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import org.jspecify.annotations.Nullable;

/**
 * Creates the exceptions that tell Netty which rule of HTTP/2 a client broke, and finds the rule in them again. What is said
 * about a rule, on the wire and in explanations, other packages write.
 */
final class BrokenRules {

    private BrokenRules() {}

    /** Returns an exception that ends the connection. */
    static Http2Exception connectionError(Http2Error code, FrameRuleCause rule) {
        return new OfConnection(code, rule);
    }

    /** Returns an exception that ends one stream. */
    static Http2Exception streamError(int streamId, Http2Error code, Http2RuleCause rule) {
        return Http2Exception.streamError(streamId, code, new OfStream(rule), "%s", rule);
    }

    /** Returns an exception that refuses a stream which was opened after GOAWAY; no rule was broken. */
    static Http2Exception streamAfterGoAway(int streamId) {
        Cause cause = new Http2Cause.StreamAfterGoAway(streamId);
        return Http2Exception.streamError(streamId, Http2Error.REFUSED_STREAM, "%s", cause);
    }

    /** Returns the rule for which the connection has to end; null if this is another failure. */
    static @Nullable FrameRuleCause ofConnection(Throwable failure) {
        return failure instanceof OfConnection broken ? broken.rule : null;
    }

    /** Returns the rule for which a stream has to end; null if this is another failure. */
    static @Nullable Http2RuleCause ofStream(Http2Exception.StreamException failure) {
        return failure.getCause() instanceof OfStream broken ? broken.rule : null;
    }

    private static final class OfConnection extends Http2Exception {

        private static final long serialVersionUID = 1;

        private final transient FrameRuleCause rule;

        OfConnection(Http2Error code, FrameRuleCause rule) {
            super(code, rule.toString());
            this.rule = rule;
        }
    }

    /** The cause of an exception whose class Netty leaves nobody to extend. */
    private static final class OfStream extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Http2RuleCause rule;

        OfStream(Http2RuleCause rule) {
            super(null, null, false, false);
            this.rule = rule;
        }
    }
}

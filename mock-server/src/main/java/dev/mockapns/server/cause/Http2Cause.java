/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.options.StreamsOverLimit;
import java.time.Duration;

/** What happened to a connection from its first bytes of HTTP/2 on. */
public sealed interface Http2Cause extends ConnectionCause {

    /** What the client sends is not HTTP/2. */
    record NotHttp2() implements Http2Cause {}

    /**
     * The client did not send its connection preface in time.
     *
     * @param limit how long it may take
     */
    record PrefaceMissing(Duration limit) implements Http2Cause {

        public PrefaceMissing {
            requireNonNull(limit, "limit");
        }
    }

    /**
     * At a shared listener, the host of a request decides where it goes.
     *
     * @param environment that it goes to
     * @param kind of listener that it goes to
     */
    record DestinationByHost(Environment environment, ListenerKind kind, String host) implements Http2Cause {

        public DestinationByHost {
            requireNonNull(environment, "environment");
            requireNonNull(kind, "kind");
            host = Quoted.plain(requireNonNull(host, "host"), MAX_TEXT);
        }
    }

    /**
     * At a shared listener, neither the host of a request nor the TLS server name is one of Apple's.
     *
     * @param environment that it goes to
     * @param kind of listener that it goes to
     * @param host that the request names; empty for none
     */
    record DestinationByDefault(Environment environment, ListenerKind kind, String host) implements Http2Cause {

        public DestinationByDefault {
            requireNonNull(environment, "environment");
            requireNonNull(kind, "kind");
            host = Quoted.plain(requireNonNull(host, "host"), MAX_TEXT);
        }
    }

    /**
     * A request names a host of Apple's other environment than the one that its connection is for.
     *
     * @param named the environment of that host
     * @param environment that the request went to
     * @param kind of listener that the request went to
     */
    record HostOfOtherEnvironment(String host, Environment named, Environment environment, ListenerKind kind)
            implements Http2Cause {

        public HostOfOtherEnvironment {
            host = Quoted.plain(requireNonNull(host, "host"), MAX_TEXT);
            requireNonNull(named, "named");
            requireNonNull(environment, "environment");
            requireNonNull(kind, "kind");
        }
    }

    /**
     * A stream was opened over MAX_CONCURRENT_STREAMS.
     *
     * @param open how many streams were open before
     * @param limit how many may be
     * @param reaction what the fake did
     */
    record StreamOverLimit(int streamId, int open, int limit, StreamsOverLimit reaction) implements Http2Cause {

        public StreamOverLimit {
            requireNonNull(reaction, "reaction");
        }
    }

    /** A stream was opened after GOAWAY, which the client had not received yet. */
    record StreamAfterGoAway(int streamId) implements Http2Cause {}

    /** SETTINGS announce another MAX_CONCURRENT_STREAMS. */
    record StreamLimitChanged(int limit) implements Http2Cause {}

    /**
     * The header list of a request is too large.
     *
     * @param bytes its size, by the count of RFC 9113
     * @param limit that SETTINGS announce
     */
    record HeadersTooLarge(int streamId, long bytes, long limit) implements Http2Cause {}

    /**
     * A stream was ended because it broke a rule of HTTP/2 that MockApns checks itself.
     *
     * @param errorCode by which it was ended, as RFC 9113 names it
     * @param rule that it broke
     */
    record StreamRuleBroken(int streamId, String errorCode, Http2RuleCause rule) implements Http2Cause {

        public StreamRuleBroken {
            requireNonNull(errorCode, "errorCode");
            requireNonNull(rule, "rule");
        }
    }

    /**
     * The connection was ended because the client broke a rule of HTTP/2 that MockApns checks itself.
     *
     * @param errorCode by which it was ended, as RFC 9113 names it
     * @param rule that the client broke
     */
    record ConnectionRuleBroken(String errorCode, FrameRuleCause rule) implements Http2Cause {

        public ConnectionRuleBroken {
            requireNonNull(errorCode, "errorCode");
            requireNonNull(rule, "rule");
        }
    }

    /**
     * A stream was ended because it broke a rule of HTTP/2 that Netty checks.
     *
     * @param errorCode by which it was ended, as RFC 9113 names it
     * @param failure the rule, in Netty's words
     */
    record StreamError(int streamId, String errorCode, String failure) implements Http2Cause {

        public StreamError {
            requireNonNull(errorCode, "errorCode");
            failure = Quoted.plain(requireNonNull(failure, "failure"), MAX_TEXT);
        }
    }

    /**
     * The connection was ended because the client broke a rule of HTTP/2 that Netty checks.
     *
     * @param errorCode by which it was ended, as RFC 9113 names it
     * @param failure the rule, in Netty's words
     */
    record ConnectionError(String errorCode, String failure) implements Http2Cause {

        public ConnectionError {
            requireNonNull(errorCode, "errorCode");
            failure = Quoted.plain(requireNonNull(failure, "failure"), MAX_TEXT);
        }
    }

    /**
     * A request got no answer because the fake itself failed.
     *
     * @param failure what failed
     */
    record StreamFailed(int streamId, FakeCause failure) implements Http2Cause {

        public StreamFailed {
            requireNonNull(failure, "failure");
        }
    }

    /**
     * A frame or a header block was begun and not completed in time.
     *
     * @param limit how long it may take
     */
    record FrameIncomplete(Duration limit) implements Http2Cause {

        public FrameIncomplete {
            requireNonNull(limit, "limit");
        }
    }

    /**
     * A request was begun and not completed in time.
     *
     * @param limit how long it may take
     */
    record RequestIncomplete(int streamId, Duration limit) implements Http2Cause {

        public RequestIncomplete {
            requireNonNull(limit, "limit");
        }
    }

    /**
     * The flow-control window of the client did not let its answer through in time.
     *
     * @param limit how long it may take
     */
    record AnswerNotTaken(int streamId, Duration limit) implements Http2Cause {

        public AnswerNotTaken {
            requireNonNull(limit, "limit");
        }
    }

    /**
     * The client does not read, so nothing more is read from it for the time being.
     *
     * @param limit how many bytes may wait for it
     */
    record NotReading(int limit) implements Http2Cause {}

    /**
     * A connection holds too many bytes of requests that are not complete and of answers that are not read.
     *
     * @param held the bytes that it holds
     * @param limit the bytes that one connection may hold
     */
    record ConnectionHoldsTooMuch(long held, long limit) implements Http2Cause {}

    /**
     * All connections together hold too many bytes of requests that are not complete and of answers that are not read, and
     * this one holds the most.
     *
     * @param total the bytes that all hold
     * @param limit the bytes that all may hold
     * @param held the bytes that this one holds
     */
    record ConnectionsHoldTooMuch(long total, long limit, long held) implements Http2Cause {}

    /** The client caused as many errors as the option {@code connections.errorAllowance} allows. */
    record TooManyErrors(int errors, int badDeviceTokens) implements Http2Cause {}

    /** A test requested GOAWAY before the client sent its connection preface; it is sent after that. */
    record GoAwayRequested() implements Http2Cause {}

    /**
     * The fake sent GOAWAY.
     *
     * @param openStreams how many requests were not answered yet
     */
    record GoAwaySent(GoAway goAway, int lastStreamId, int openStreams) implements Http2Cause {

        public GoAwaySent {
            requireNonNull(goAway, "goAway");
        }
    }

    /**
     * The connection ended before the request was complete.
     *
     * @param goAway that ended it
     */
    record RequestCutShort(GoAway goAway) implements Http2Cause {

        public RequestCutShort {
            requireNonNull(goAway, "goAway");
        }
    }
}

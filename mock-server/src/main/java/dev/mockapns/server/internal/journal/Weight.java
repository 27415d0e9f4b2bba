/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.cause.BroadcastCause.BroadcastPublished;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;

/** About how many bytes of memory something takes, estimated on the high side. */
final class Weight {

    /** An exchange with its verdict, its cause and its connection. */
    private static final int EXCHANGE = 1500;

    private static final int HEADER = 140;
    private static final int RECIPIENT = 40;

    /** A later event of a stored broadcast, which may have one for each device; the few of other exchanges are in EXCHANGE. */
    private static final int LATER_EVENT = 80;

    static final int CONNECTION = 500;

    /** An event of a connection: a few numbers, and texts of at most 400 characters each, mostly one. */
    static final int EVENT = 2600;

    private static final int BYTES_PER_CHAR = 2;

    private Weight() {}

    static long of(Exchange exchange) {
        ApnsRequest request = exchange.request();
        long bytes = EXCHANGE
                + Math.min(request.body().length(), Body.MAX_KEPT_BYTES)
                + text(request.method())
                + text(request.path())
                + text(exchange.answerBody());
        if (exchange.verdict() instanceof Verdict.Accepted accepted
                && accepted.delivery().cause() instanceof BroadcastPublished published) {
            bytes += (long) RECIPIENT * published.recipients().size();
            bytes += published.stored() ? (long) LATER_EVENT * Exchange.MAX_EVENTS : 0;
        }
        for (Header header : request.headers()) {
            bytes += of(header);
        }
        for (Header header : exchange.answerHeaders()) {
            bytes += of(header);
        }
        return bytes;
    }

    private static long of(Header header) {
        return HEADER + text(header.name()) + text(header.value());
    }

    private static long text(String text) {
        return (long) BYTES_PER_CHAR * text.length();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.cause.BroadcastCause.BroadcastPublished;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About how many bytes of memory something takes, estimated on the high side. */
final class Weight {

    /** An exchange with its verdict, its cause and its connection. */
    private static final int EXCHANGE = 500;

    /** How much more the cause of a rejection may take, which quotes what was sent. */
    private static final int REJECTION = 700;

    private static final int HEADER = 140;
    private static final int SHARED_HEADER = 8;
    private static final int RECIPIENT = 40;

    /** A later event of a stored broadcast, which may have one for each device; the few of other exchanges are in EXCHANGE. */
    private static final int LATER_EVENT = 80;

    static final int CONNECTION = 500;

    /** An event of a connection: a few numbers, and texts of at most 400 characters each, mostly one. */
    static final int EVENT = 2600;

    private static final int BYTES_PER_CHAR = 2;

    private Weight() {}

    /**
     * Returns the weight of an exchange. Header fields and a body that it shares with the exchange before count there only: when
     * that is dropped, they count no more although they are still kept, but for one request at most.
     *
     * @param before the exchange before it; null if there is none
     */
    @SuppressWarnings("ReferenceEquality") // Shared, not equal.
    static long of(
            ApnsRequest request,
            Verdict verdict,
            List<Header> answerHeaders,
            String answerBody,
            @Nullable Recorded before) {
        long bytes = EXCHANGE
                + (verdict instanceof Verdict.Rejected ? REJECTION : 0)
                + text(request.method())
                + text(request.path())
                + text(answerBody)
                + of(answerHeaders, List.of());
        bytes += of(
                request.headers(), before == null ? List.of() : before.request().headers());
        if (before == null || before.request().body() != request.body()) {
            bytes += Math.min(request.body().length(), Body.MAX_KEPT_BYTES);
        }
        if (verdict instanceof Verdict.Accepted accepted
                && accepted.delivery().cause() instanceof BroadcastPublished published) {
            bytes += (long) RECIPIENT * published.recipients().size();
            bytes += published.stored() ? (long) LATER_EVENT * Exchange.MAX_EVENTS : 0;
        }
        return bytes;
    }

    @SuppressWarnings("ReferenceEquality") // Shared, not equal.
    private static long of(List<Header> headers, List<Header> before) {
        long bytes = 0;
        for (int i = 0; headers != before && i < headers.size(); i++) {
            Header header = headers.get(i);
            boolean isShared = i < before.size() && before.get(i) == header;
            bytes += isShared ? SHARED_HEADER : HEADER + text(header.name()) + text(header.value());
        }
        return bytes;
    }

    private static long text(String text) {
        return (long) BYTES_PER_CHAR * text.length();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Arrays;

/**
 * Remembers what became of the last streams that the client opened: Netty forgets a stream when it closes, and what may
 * still come on it depends on how it did (RFC 9113, section 5.1).
 */
final class StreamHistory extends Http2ConnectionAdapter {

    /** What became of a stream that is not open. */
    enum Fate {
        /** The client left it out, or it is forgotten. */
        UNKNOWN,
        /** The client ended it, and was answered. */
        ENDED,
        RESET_BY_CLIENT,
        RESET_BY_SERVER
    }

    /** As many streams as may be open at once. */
    private static final int REMEMBERED = 1024;

    private final Fate[] fates = new Fate[REMEMBERED];
    private int last = -1;

    StreamHistory() {
        Arrays.fill(fates, Fate.UNKNOWN);
    }

    @Override
    public void onStreamAdded(Http2Stream stream) {
        int leftOut = Math.min(REMEMBERED, (stream.id() - last) / 2 - 1);
        for (int i = 1; i <= leftOut; i++) {
            fates[slot(stream.id() - 2 * i)] = Fate.UNKNOWN;
        }
        last = stream.id();
        fates[slot(last)] = Fate.ENDED;
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        if (stream.isResetSent()) {
            note(stream.id(), Fate.RESET_BY_SERVER);
        }
    }

    /** Notes that the client took back its request. */
    void resetByClient(int streamId) {
        note(streamId, Fate.RESET_BY_CLIENT);
    }

    Fate of(int streamId) {
        return isRemembered(streamId) ? fates[slot(streamId)] : Fate.UNKNOWN;
    }

    private void note(int streamId, Fate fate) {
        if (isRemembered(streamId)) {
            fates[slot(streamId)] = fate;
        }
    }

    private boolean isRemembered(int streamId) {
        return streamId > 0 && streamId <= last && (last - streamId) / 2 < REMEMBERED;
    }

    private static int slot(int streamId) {
        return (streamId >>> 1) % REMEMBERED;
    }
}

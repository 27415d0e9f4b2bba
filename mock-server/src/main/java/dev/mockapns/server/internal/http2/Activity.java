/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.handler.codec.http2.Http2FrameTypes;
import java.time.Instant;

/** Remembers when the client of one connection was last active: when it last sent a frame that counts, on the fake's clock. */
final class Activity {

    private final Http2Server server;
    private Instant last;
    private boolean noted;

    Activity(Http2Server server) {
        this.server = server;
        this.last = server.clock().instant();
    }

    Instant last() {
        return last;
    }

    /** Begins to measure anew. */
    void restart() {
        last = server.clock().instant();
    }

    /** What is read from now on came later. */
    void readComplete() {
        noted = false;
    }

    /** Takes note of a frame; those that are read together came at the same time. An acknowledgement does not count; a PING counts unless an option says otherwise. */
    void received(FrameHeader frame) {
        if (noted) {
            return;
        }
        boolean counts = switch (frame.type()) {
            case Http2FrameTypes.HEADERS,
                    Http2FrameTypes.DATA,
                    Http2FrameTypes.RST_STREAM,
                    Http2FrameTypes.WINDOW_UPDATE -> true;
            case Http2FrameTypes.SETTINGS -> !frame.isAck();
            case Http2FrameTypes.PING ->
                !frame.isAck() && server.options().get().connections().pingKeepsAlive();
            default -> false;
        };
        if (counts) {
            restart();
            noted = true;
        }
    }
}

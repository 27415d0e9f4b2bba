/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.handler.codec.http2.Http2Settings;

/** The SETTINGS frames that APNs was seen to send. Apple documents none of the numbers. */
final class ApnsSettings {

    private static final int HEADER_TABLE_SIZE = 4096;
    private static final int MAX_FRAME_SIZE = 16_384;
    static final int MAX_HEADER_LIST_SIZE = 8000;

    private ApnsSettings() {}

    /** The first frame of a connection: these four settings and no other. */
    static Http2Settings first(int maxConcurrentStreams) {
        return change(maxConcurrentStreams)
                .headerTableSize(HEADER_TABLE_SIZE)
                .maxFrameSize(MAX_FRAME_SIZE)
                .maxHeaderListSize(MAX_HEADER_LIST_SIZE);
    }

    /** What follows the first valid provider token, and other changes of the limit. */
    static Http2Settings change(int maxConcurrentStreams) {
        return new Http2Settings().maxConcurrentStreams(maxConcurrentStreams);
    }
}

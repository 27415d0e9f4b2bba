/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Stream;

/** Notifies the connection of each stream that ends, for any reason. */
final class StreamWatcher extends Http2ConnectionAdapter {

    private final ApnsConnection connection;

    StreamWatcher(ApnsConnection connection) {
        this.connection = connection;
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        connection.onStreamClosed(stream);
    }
}

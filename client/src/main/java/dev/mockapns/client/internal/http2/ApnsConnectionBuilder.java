/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Settings;

/** Builds Netty's part of a connection. */
final class ApnsConnectionBuilder extends AbstractHttp2ConnectionHandlerBuilder<ApnsConnection, ApnsConnectionBuilder> {

    /** Answers of APNs have few and short header fields. */
    private static final int MAX_ANSWER_HEADER_BYTES = 8192;

    private final Endpoint endpoint;
    private final ConnectionOwner owner;
    private final Runnable ready;

    ApnsConnectionBuilder(Endpoint endpoint, ConnectionOwner owner, Runnable ready) {
        this.endpoint = endpoint;
        this.owner = owner;
        this.ready = ready;
    }

    ApnsConnection open() {
        server(false);
        gracefulShutdownTimeoutMillis(0); // Whoever closes a connection has settled what is under way.
        initialSettings(new Http2Settings().pushEnabled(false).maxHeaderListSize(MAX_ANSWER_HEADER_BYTES));
        headerSensitivityDetector(RequestHeaders::neverIndexed);
        frameListener(new Http2FrameAdapter());
        return build();
    }

    @Override
    protected ApnsConnection build(
            Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings initialSettings) {
        return new ApnsConnection(decoder, encoder, initialSettings, endpoint, owner, ready);
    }
}

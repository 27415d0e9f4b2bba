/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The requests of one connection that are coming in, each kept by its stream and for as long as that lives. */
final class OpenRequests {

    private final Http2Connection connection;
    private final Http2Connection.PropertyKey key;
    private final HeldBytes.Account held;

    OpenRequests(Http2Connection connection, HeldBytes.Account held) {
        this.connection = connection;
        this.key = connection.newKey();
        this.held = held;
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamRemoved(Http2Stream stream) {
                end(stream);
            }
        });
    }

    /** Returns the request that is coming in on a stream; null if it is judged, or none was begun. */
    @Nullable
    RequestAssembly on(Http2Stream stream) {
        return stream.getProperty(key);
    }

    void start(Http2Stream stream, RequestAssembly request) {
        stream.setProperty(key, request);
        held.add(request.weight());
    }

    void append(RequestAssembly request, ByteBuf data) {
        long before = request.weight();
        request.append(data);
        held.add(request.weight() - before);
    }

    /** Forgets a request: what was handed over is kept by others, or not at all. */
    void end(Http2Stream stream) {
        RequestAssembly request = stream.removeProperty(key);
        if (request != null) {
            held.add(-request.weight());
        }
    }

    /** Returns the requests that are not answered yet, by the number of their stream. */
    Map<Integer, RequestAssembly> unfinished() {
        Map<Integer, RequestAssembly> unfinished = new TreeMap<>();
        try {
            connection.forEachActiveStream(stream -> {
                RequestAssembly request = on(stream);
                if (request != null && !request.isClaimed()) {
                    unfinished.put(stream.id(), request);
                }
                return true;
            });
        } catch (Http2Exception e) {
            throw new IllegalStateException("streams that cannot be listed", e);
        }
        return unfinished;
    }
}

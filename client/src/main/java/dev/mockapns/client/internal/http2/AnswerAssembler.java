/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Assembles the frames of one response. Ignores interim responses (1xx) and trailers. */
final class AnswerAssembler {

    /** Far more than the reason of a rejection needs; the rest is dropped. */
    static final int MAX_BODY_BYTES = 4096;

    private static final int NO_STATUS_YET = 0;

    private final QueuedPush push;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private Map<String, String> headers = Map.of();
    private int status = NO_STATUS_YET;

    AnswerAssembler(QueuedPush push) {
        this.push = push;
    }

    QueuedPush push() {
        return push;
    }

    void headers(Http2Headers received) {
        if (status != NO_STATUS_YET) {
            return;
        }
        int receivedStatus = parse(received.status());
        if (receivedStatus >= 200) {
            status = receivedStatus;
            headers = copy(received);
        }
    }

    void data(ByteBuf data) {
        int length = Math.min(data.readableBytes(), MAX_BODY_BYTES - body.size());
        for (int i = 0; i < length; i++) {
            body.write(data.getByte(data.readerIndex() + i));
        }
    }

    /** Returns whether a final status has arrived. */
    boolean hasStatus() {
        return status != NO_STATUS_YET;
    }

    Answer answer() {
        return new Answer(status, headers, body.toString(StandardCharsets.UTF_8));
    }

    private static int parse(CharSequence status) {
        if (status == null || status.length() != 3) {
            return NO_STATUS_YET;
        }
        int value = 0;
        for (int i = 0; i < 3; i++) {
            int digit = status.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_STATUS_YET;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static Map<String, String> copy(Http2Headers received) {
        Map<String, String> copy = new HashMap<>();
        for (Map.Entry<CharSequence, CharSequence> field : received) {
            String name = field.getKey().toString();
            if (!name.startsWith(":")) {
                copy.putIfAbsent(name, field.getValue().toString());
            }
        }
        return copy;
    }
}

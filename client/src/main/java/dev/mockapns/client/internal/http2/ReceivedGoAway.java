/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http2.Http2Error;
import java.nio.charset.StandardCharsets;

/**
 * A GOAWAY frame of the server. APNs puts {@code {"reason":…}} into its debug data; plain text was observed too.
 *
 * <p>Source: RFC 9113, 6.8; Apple, <em>Handling notification responses from APNs</em>.
 *
 * @param lastStreamId streams above it were not processed
 * @param errorCode of HTTP/2
 * @param reason the text of the debug data; empty if there is none
 */
record ReceivedGoAway(int lastStreamId, long errorCode, String reason) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_REASON_CHARS = 200;

    static ReceivedGoAway of(int lastStreamId, long errorCode, byte[] debugData) {
        String text = new String(debugData, StandardCharsets.UTF_8).trim();
        return new ReceivedGoAway(lastStreamId, errorCode, reasonIn(text));
    }

    /** Returns whether the frame reports no error: the server only moves the client to another connection. */
    boolean isRoutine() {
        return errorCode == Http2Error.NO_ERROR.code() && reason.isEmpty();
    }

    private static String reasonIn(String text) {
        String reason = text;
        try {
            JsonNode node = MAPPER.readTree(text);
            reason = node.path("reason").asText(text);
        } catch (JsonProcessingException e) {
            // Plain text, as APNs sent for too many streams, is used unchanged.
        }
        return reason.length() <= MAX_REASON_CHARS ? reason : reason.substring(0, MAX_REASON_CHARS) + "…";
    }

    @Override
    public String toString() {
        return "GOAWAY " + ErrorCodes.name(errorCode) + " with last stream " + lastStreamId
                + (reason.isEmpty() ? "" : ", reason " + reason);
    }
}

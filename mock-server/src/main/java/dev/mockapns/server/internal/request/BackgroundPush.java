/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.request;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.exchange.ApnsRequest;
import java.util.Optional;

/** Tells whether a request is a background push, and of which priority. Apple calls priority 10 an error in it. */
public final class BackgroundPush {

    private BackgroundPush() {}

    /** Tells whether the request is a background push, by its push type. */
    public static boolean isOne(ApnsRequest request) {
        Optional<String> type = request.header(ApnsHeaders.PUSH_TYPE);
        return type.isPresent() && type.get().equals(PushType.BACKGROUND.wireText());
    }

    /** Tells whether the request is a background push with priority 10, which is what an absent priority means. */
    public static boolean isUrgent(ApnsRequest request) {
        return isOne(request)
                && request.header(ApnsHeaders.PRIORITY)
                        .orElse(Priority.IMMEDIATE.wireText())
                        .equals(Priority.IMMEDIATE.wireText());
    }

    /** Tells whether the request itself names a priority. */
    public static boolean namesPriority(ApnsRequest request) {
        return request.header(ApnsHeaders.PRIORITY).isPresent();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.options.GoAwayDebugData;

/** What the fake writes into a GOAWAY that no test asked for. */
final class GoAwayDebugText {

    private GoAwayDebugText() {}

    static String debugData(Reason reason, GoAwayDebugData form) {
        return switch (form) {
            case JSON -> "{\"reason\":\"" + reason.wireText() + "\"}";
            case PLAIN_TEXT -> "Connection closed: " + reason.wireText();
            case EMPTY -> "";
        };
    }
}

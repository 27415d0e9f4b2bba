/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * What stands in the debug data of a GOAWAY that the fake says of its own accord: for a certificate or an idle connection.
 * Source: Apple, <em>Handling notification responses from APNs</em>, documents JSON; the other two were seen on the wire, for
 * other causes.
 */
public enum GoAwayDebugData {
    /** {@code {"reason":"…"}}. */
    JSON,
    /** The reason in plain words, which is no JSON. */
    PLAIN_TEXT,
    /** Nothing. */
    EMPTY
}

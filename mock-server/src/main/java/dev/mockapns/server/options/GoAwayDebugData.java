/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * The debug data of a GOAWAY that the fake sends on its own: for a certificate or an idle connection.
 * Source: Apple, <em>Handling notification responses from APNs</em>, documents JSON; the other two were observed on the
 * wire, for other causes.
 */
public enum GoAwayDebugData {
    /** {@code {"reason":"…"}}. */
    JSON,
    /** The reason as plain text, not JSON. */
    PLAIN_TEXT,
    /** Nothing. */
    EMPTY
}

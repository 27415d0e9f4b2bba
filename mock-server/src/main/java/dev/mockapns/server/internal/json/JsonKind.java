/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.json;

/** What bytes are, as JSON. */
public enum JsonKind {
    /** A JSON object. */
    OBJECT,
    /** JSON of another kind. */
    OTHER,
    /** No JSON. */
    NONE
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.connection;

/** The two kinds of listeners that each environment has. */
public enum ListenerKind {
    /** Takes device pushes and broadcast pushes. */
    PUSH,
    /** Takes channel management requests; at Apple, a host and port of its own. */
    MANAGEMENT
}

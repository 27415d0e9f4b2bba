/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

/** The interface that an explanation's advice refers to: that of the reader. */
public enum Dialect {
    /** The Java API: {@code apns.stopRejecting(token)}. */
    JAVA,
    /** The options of {@code mockapns serve}: {@code --reject}. */
    COMMAND_LINE,
    /** A client in any language. Advice names what to change, and no interface of the fake. */
    HTTP
}

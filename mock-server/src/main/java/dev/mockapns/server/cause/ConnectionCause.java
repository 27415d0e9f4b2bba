/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

/** Why something happened to a connection. Of texts that may quote a client, {@value #MAX_TEXT} characters are kept. */
public sealed interface ConnectionCause extends Cause permits HandshakeCause, Http2Cause, Http2RuleCause {

    /** How many characters are kept of a text that may quote a client. */
    int MAX_TEXT = 400;
}

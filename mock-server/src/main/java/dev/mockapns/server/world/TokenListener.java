/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

/** Receives the device tokens that are issued or die. */
@FunctionalInterface
public interface TokenListener {

    /** Called in order, on one thread of the server; may block. An exception is logged. */
    void onToken(TokenEvent event);
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

/** Is told of device tokens that are issued or die. */
@FunctionalInterface
public interface TokenListener {

    /** Called in order, on one thread of the server; may block. What it throws is logged and goes no further. */
    void onToken(TokenEvent event);
}

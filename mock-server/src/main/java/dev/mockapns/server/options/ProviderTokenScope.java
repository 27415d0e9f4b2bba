/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * Whose provider tokens are watched together for changing too fast. Source: Apple, <em>Establishing a token-based
 * connection to APNs</em>, says each connection's; one report from the field saw state of the sender's address.
 */
public enum ProviderTokenScope {
    /** Every connection counts for itself. */
    CONNECTION,
    /** All connections from an IP address count together, open at the same time or not. */
    ADDRESS
}

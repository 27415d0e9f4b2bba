/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * What happens to a request with a header value that begins or ends with a space or tab. RFC 9113, section 8.2.1, calls it
 * malformed; RFC 7540, which it replaced, did not. What APNs does is not known.
 */
public enum BlankEdges {
    /** The value is read without the blanks, and the exchange has a finding. */
    TRIM,

    /** The stream is reset with PROTOCOL_ERROR. */
    REFUSE
}

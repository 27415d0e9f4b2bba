/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * What a rejection does to MAX_CONCURRENT_STREAMS. Source: Apple, <em>Handling notification responses from APNs</em>,
 * has a hint that errors slow a connection down; on the wire it was seen until 2020.
 */
public enum StreamsAfterRejection {
    /** The limit does not change. */
    KEEP,
    /** It drops to {@link StreamOptions#initialLimit()}, and rises again with the next accepted request. */
    DROP
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * What happens to a stream that MAX_CONCURRENT_STREAMS does not allow. Apple documents none of it; all three were seen on
 * the wire.
 */
public enum StreamsOverLimit {
    /** RST_STREAM with REFUSED_STREAM; the other streams continue. */
    REFUSE,
    /** RST_STREAM with ENHANCE_YOUR_CALM; the other streams continue. */
    CALM_DOWN,
    /** GOAWAY with REFUSED_STREAM and plain English in its debug data, as in 2016: the connection ends. */
    GO_AWAY
}

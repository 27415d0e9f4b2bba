/**
 * The JSON form of exchanges and connection records: versioned, and lossless. {@code docs/journal-json.md} describes it.
 */
@NullMarked
package dev.mockapns.server.wire;

import org.jspecify.annotations.NullMarked;

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * What a journal holds at one moment, and its JSON form. Reading returns what was written: every value, and nothing else.
 * Immutable.
 *
 * @param dropped how many exchanges the journal has dropped, oldest first
 * @param exchanges the exchanges that the journal keeps, the oldest first
 * @param connections the records of connections that the journal keeps, the oldest first
 */
public record JournalSnapshot(long dropped, List<Exchange> exchanges, List<ConnectionRecord> connections) {

    /** The version of the JSON form that is written, and the only one that is read. */
    public static final int VERSION = 1;

    public JournalSnapshot {
        exchanges = List.copyOf(requireNonNull(exchanges, "exchanges"));
        connections = List.copyOf(requireNonNull(connections, "connections"));
    }

    /**
     * Writes this snapshot as JSON in UTF-8, and leaves {@code out} open.
     *
     * @throws IOException if {@code out} throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        SnapshotWriter.write(this, requireNonNull(out, "out"));
    }

    /**
     * Returns the snapshot that {@link #writeTo} wrote. Reads {@code in} to its end, and leaves it open.
     *
     * @throws JournalFormatException if it is not such a document; the message names the place, the value and the remedy
     * @throws IOException if {@code in} throws it
     */
    public static JournalSnapshot readFrom(InputStream in) throws IOException {
        return SnapshotReader.read(requireNonNull(in, "in"));
    }
}

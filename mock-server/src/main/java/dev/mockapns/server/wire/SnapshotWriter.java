/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes snapshots, one value after the other, so that the whole text is never in memory. */
final class SnapshotWriter {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private SnapshotWriter() {}

    static void write(JournalSnapshot snapshot, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeNumberField(SnapshotReader.VERSION, JournalSnapshot.VERSION);
            json.writeNumberField(SnapshotReader.DROPPED, snapshot.dropped());
            write(SnapshotReader.EXCHANGES, snapshot.exchanges(), Exchange.class, json);
            write(SnapshotReader.CONNECTIONS, snapshot.connections(), ConnectionRecord.class, json);
            json.writeEndObject();
        }
    }

    private static void write(String name, List<?> values, Class<?> type, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        new ListForm(Forms.OF_JOURNAL.get(type)).write(values, json);
    }
}

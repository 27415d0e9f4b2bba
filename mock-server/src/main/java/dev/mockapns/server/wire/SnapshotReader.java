/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads snapshots: the version first, wherever it is in the document, then one exchange after the other. */
final class SnapshotReader {

    static final String VERSION = "version";
    static final String DROPPED = "dropped";
    static final String EXCHANGES = "exchanges";
    static final String CONNECTIONS = "connections";

    /** How deep a document may nest: payloads, and what is around them. */
    static final int MAX_NESTING = 128;

    /** How large a document may be. */
    static final int MAX_DOCUMENT_BYTES = 256 << 20;

    private static final List<String> FIELDS = List.of(VERSION, DROPPED, EXCHANGES, CONNECTIONS);

    private final Set<String> seen = new HashSet<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<ConnectionRecord> connections = new ArrayList<>();
    private long dropped;

    private SnapshotReader() {}

    static JournalSnapshot read(InputStream in) throws IOException {
        return read(in, MAX_DOCUMENT_BYTES);
    }

    static JournalSnapshot read(InputStream in, int maxBytes) throws IOException {
        byte[] document = in.readNBytes(maxBytes + 1);
        if (document.length > maxBytes) {
            throw JournalFormatException.at(
                    JsonPath.ROOT,
                    "larger than " + maxBytes + " bytes",
                    "clear the journal more often, and write one document each time");
        }
        try {
            checkVersion(document);
            return new SnapshotReader().read(document);
        } catch (IOException e) {
            throw JournalFormatException.at(
                    JsonPath.ROOT, "unreadable JSON: " + JsonSource.problem(e), JournalFormatException.TAKE_ORIGINAL);
        }
    }

    private static void checkVersion(byte[] document) throws IOException {
        List<JsonValue> versions = new ArrayList<>();
        try (JsonSource source = new JsonSource(document, MAX_NESTING)) {
            source.object(name -> {
                if (name.equals(VERSION)) {
                    versions.add(source.value());
                } else {
                    source.skip();
                }
            });
        }
        JsonPath path = JsonPath.ROOT.field(VERSION);
        if (versions.isEmpty()) {
            throw JournalFormatException.at(path, "is missing", JournalFormatException.TAKE_ORIGINAL);
        }
        if (!versions.get(0).equals(new JsonValue.Numeral(Integer.toString(JournalSnapshot.VERSION)))) {
            throw JournalFormatException.at(
                    path,
                    versions.get(0) + " is unknown (expected: " + JournalSnapshot.VERSION + ")",
                    JournalFormatException.USE_NEWER_RELEASE);
        }
    }

    private JournalSnapshot read(byte[] document) throws IOException {
        try (JsonSource source = new JsonSource(document, MAX_NESTING)) {
            source.object(name -> read(name, source));
        }
        for (String name : FIELDS) {
            if (!seen.contains(name)) {
                throw JournalFormatException.at(
                        JsonPath.ROOT.field(name), "is missing", JournalFormatException.TAKE_ORIGINAL);
            }
        }
        return new JournalSnapshot(dropped, exchanges, connections);
    }

    private void read(String name, JsonSource source) throws IOException {
        JsonPath path = JsonPath.ROOT.field(name);
        if (!FIELDS.contains(name)) {
            throw JournalFormatException.at(
                    path,
                    "an unknown field (expected: " + String.join(", ", FIELDS) + ")",
                    JournalFormatException.USE_NEWER_RELEASE);
        }
        if (!seen.add(name)) {
            throw JournalFormatException.at(path, "occurs twice", JournalFormatException.TAKE_ORIGINAL);
        }
        switch (name) {
            case EXCHANGES -> elements(source, path, Exchange.class, exchanges);
            case CONNECTIONS -> elements(source, path, ConnectionRecord.class, connections);
            case DROPPED -> dropped = (long) Forms.OF_JOURNAL.get(long.class).read(source.value(), path);
            default -> source.skip();
        }
    }

    private static <T> void elements(JsonSource source, JsonPath path, Class<T> type, List<T> into) throws IOException {
        Form form = Forms.OF_JOURNAL.get(type);
        source.array(path, (index, element) -> into.add(type.cast(form.read(element, path.element(index)))));
    }
}

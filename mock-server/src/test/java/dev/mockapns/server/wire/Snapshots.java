/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Snapshots as text, and back. */
final class Snapshots {

    private Snapshots() {}

    static String json(JournalSnapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        snapshot.writeTo(out);
        return out.toString(UTF_8);
    }

    static JournalSnapshot read(String json) throws IOException {
        return JournalSnapshot.readFrom(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}

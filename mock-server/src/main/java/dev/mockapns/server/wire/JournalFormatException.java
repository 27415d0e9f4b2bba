/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import dev.mockapns.server.internal.quoting.Quoted;

/** A document is not the JSON form of a journal. The message names the place in it, the value, and the remedy. */
public final class JournalFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private static final int LONGEST = 400;

    /** The remedy for what no release of MockApns writes. */
    static final String TAKE_ORIGINAL = "the document was changed or cut: read it as MockApns wrote it";

    /** The remedy for what a later release may have added. */
    static final String USE_NEWER_RELEASE = "read it with the release of MockApns that wrote it, or a newer one";

    private final String path;

    private JournalFormatException(String path, String message) {
        super(message);
        this.path = path;
    }

    static JournalFormatException at(JsonPath path, String problem, String remedy) {
        String place = Quoted.plain(path.text(), LONGEST);
        return new JournalFormatException(
                place, (place.isEmpty() ? "journal" : place) + ": " + Quoted.plain(problem, LONGEST) + "; " + remedy);
    }

    /** Returns an exception for a value of another kind than {@code expected}. */
    static JournalFormatException unexpected(JsonPath path, JsonValue found, String expected) {
        return at(path, found + " (expected: " + expected + ")", TAKE_ORIGINAL);
    }

    /** Returns where in the document the problem is, such as {@code exchanges[3].verdict.type}; empty for the whole document. */
    public String path() {
        return path;
    }
}

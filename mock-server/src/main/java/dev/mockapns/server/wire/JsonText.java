/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes strings that may have half a surrogate pair: UTF-8 has no form for it, but JSON has an escape. */
final class JsonText {

    private static final int LAST_OF_ASCII = 0x7f;
    private static final int ESCAPE_NONE = 0;

    private JsonText() {}

    static void write(String text, JsonGenerator out) throws IOException {
        escapeIfNeeded(text, out);
        out.writeString(text);
    }

    static void writeName(String name, JsonGenerator out) throws IOException {
        escapeIfNeeded(name, out);
        out.writeFieldName(name);
    }

    private static void escapeIfNeeded(String text, JsonGenerator out) {
        out.setHighestNonEscapedChar(hasLoneSurrogate(text) ? LAST_OF_ASCII : ESCAPE_NONE);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(code -> code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
    }
}

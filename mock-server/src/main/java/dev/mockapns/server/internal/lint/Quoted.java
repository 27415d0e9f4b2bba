/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import java.util.List;

/** Writes what came from outside so that it can stand in a line of text: nothing in it breaks, turns or floods the line. */
final class Quoted {

    private static final int LONGEST = 40;
    private static final int MOST = 5;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(code -> append(quoted, code));
        if (text.codePointCount(0, text.length()) > LONGEST) {
            quoted.append('…');
        }
        return quoted.append('"').toString();
    }

    /** Joins the first few, and counts the rest. */
    static String list(List<String> texts, String separator) {
        return texts.size() <= MOST
                ? String.join(separator, texts)
                : String.join(separator, texts.subList(0, MOST)) + separator + "and " + (texts.size() - MOST) + " more";
    }

    private static void append(StringBuilder quoted, int code) {
        switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> quoted.append(String.format("\\u{%x}", code));
            default -> quoted.appendCodePoint(code);
        }
    }
}

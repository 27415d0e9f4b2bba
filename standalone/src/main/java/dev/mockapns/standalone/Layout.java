/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks long lines between words, and indents the continuation below the text it continues. */
final class Layout {

    static final int COLUMNS = 100;

    /** The start of a line before its text: spaces, and a label followed by two spaces or more. */
    private static final Pattern MARGIN = Pattern.compile(" *(?:[a-z]+ {2,})?");

    private Layout() {}

    static String wrapped(String text) {
        return text.lines().map(Layout::wrappedLine).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String wrappedLine(String line) {
        Matcher margin = MARGIN.matcher(line);
        int indent = margin.lookingAt() ? margin.end() : 0;
        StringBuilder wrapped = new StringBuilder(line);
        int start = 0;
        while (wrapped.length() - start > COLUMNS) {
            int space = wrapped.lastIndexOf(" ", start + COLUMNS);
            if (space <= start + indent) {
                break; // one word that is longer than a line
            }
            String next = System.lineSeparator() + " ".repeat(indent);
            wrapped.replace(space, space + 1, next);
            start = space + System.lineSeparator().length();
        }
        return wrapped.toString();
    }
}

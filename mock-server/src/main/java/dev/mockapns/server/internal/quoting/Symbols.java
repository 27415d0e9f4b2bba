/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

/**
 * Reads a text one symbol after another. A symbol is a character, or what stands for one: {@code %2E} in a URL, {@code \/}
 * or {@code \}{@code u002e} in JSON, each also where it is encoded more than once. Each character is looked at a bounded
 * number of times.
 */
final class Symbols {

    private static final int NONE = -1;
    private static final int HEX = 16;

    /** What {@code %} itself is in a URL that is encoded twice: {@code %252E}. */
    private static final String ENCODED_PERCENT = "25";

    private static final String ESCAPED_CONTROLS = "bfnrt";

    private final String text;
    private int start;
    private int end;

    Symbols(String text) {
        this.text = text;
    }

    boolean hasNext() {
        return end < text.length();
    }

    /** Returns the next symbol. */
    char next() {
        start = end;
        char c = text.charAt(end++);
        return switch (c) {
            case '%' -> percent();
            case '\\' -> escape();
            default -> c;
        };
    }

    /** Returns where the last symbol begins in the text. */
    int start() {
        return start;
    }

    /** Returns where the last symbol ends in the text. */
    int end() {
        return end;
    }

    private char percent() {
        int at = end;
        while (text.startsWith(ENCODED_PERCENT, at)) {
            at += ENCODED_PERCENT.length();
        }
        int value = number(at, 2);
        if (value == NONE) {
            return '%';
        }
        end = at + 2;
        return (char) value;
    }

    /** JSON in JSON has each backslash twice. */
    private char escape() {
        while (hasNext() && text.charAt(end) == '\\') {
            end++;
        }
        if (!hasNext()) {
            return '\\';
        }
        char escaped = text.charAt(end);
        if (escaped == '/') {
            end++;
            return '/';
        }
        if (escaped == 'u' && number(end + 1, 4) != NONE) {
            char value = (char) number(end + 1, 4);
            end += 5;
            return value;
        }
        if (ESCAPED_CONTROLS.indexOf(escaped) >= 0) {
            end++;
            return '\n';
        }
        return '\\';
    }

    private int number(int at, int digits) {
        if (at + digits > text.length()) {
            return NONE;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(text.charAt(i), HEX);
            if (digit < 0) {
                return NONE;
            }
            value = value * HEX + digit;
        }
        return value;
    }
}

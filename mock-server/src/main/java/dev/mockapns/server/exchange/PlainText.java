/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

/** Text that may hold what a client sent, made safe to show: it can neither steer a terminal nor begin a line. */
final class PlainText {

    private PlainText() {}

    /** Returns {@code text} with every control and format character written as its code. */
    static String of(String text) {
        if (text.chars().noneMatch(PlainText::isUnsafe)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            if (isUnsafe(c)) {
                plain.append(String.format("\\u%04x", c));
            } else {
                plain.append((char) c);
            }
        });
        return plain.toString();
    }

    private static boolean isUnsafe(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}

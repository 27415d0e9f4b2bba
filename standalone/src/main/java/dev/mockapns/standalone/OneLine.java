/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

/** Makes text from a user, such as a path, safe to print as one line on a terminal. */
final class OneLine {

    private OneLine() {}

    /** Returns {@code text} with each control and format character replaced by its code. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c == '\n') {
                line.append("\\n");
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import picocli.CommandLine.Help.Ansi;

/** The styles of text on a terminal; without one, text is unchanged. */
enum Style {
    PLAIN,
    COLOURED;

    static Style of(Ansi ansi) {
        return ansi.enabled() ? COLOURED : PLAIN;
    }

    String title(String text) {
        return in("1", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    /** SGR, ECMA-48, 8.3.117. */
    private String in(String parameter, String text) {
        return this == PLAIN ? text : "\u001b[" + parameter + "m" + text + "\u001b[0m";
    }
}

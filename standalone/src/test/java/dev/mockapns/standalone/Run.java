/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine.Help.Ansi;

/** The output of a command that has ended, and its exit code. */
record Run(int exitCode, String out, String err) {

    static Run of(String... args) {
        return of(Ansi.OFF, args);
    }

    static Run of(Ansi colours, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), colours, args);
        return new Run(exitCode, out.toString(), err.toString());
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Standard output and standard error of this process. */
final class Streams {

    /** Stands in every journal line. */
    private static final char ARROW = '→';

    private Streams() {}

    static PrintWriter out() {
        return writer(FileDescriptor.out, System.getProperty("stdout.encoding"));
    }

    static PrintWriter err() {
        return writer(FileDescriptor.err, System.getProperty("stderr.encoding"));
    }

    /** On for a terminal, unless NO_COLOR is set or the terminal says that it is dumb. */
    static Ansi colours() {
        return Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM")) ? Ansi.ON : Ansi.OFF;
    }

    private static PrintWriter writer(FileDescriptor descriptor, @Nullable String encoding) {
        Charset charset = encoding != null
                ? Charset.forName(encoding)
                : Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), arrowProof(charset)), true);
    }

    /** Containers and CI often have no locale, which makes Java write ASCII; what reads it there takes UTF-8. */
    static Charset arrowProof(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode(ARROW) ? charset : StandardCharsets.UTF_8;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Standard output and standard error of this process. */
final class Streams {

    /** Stands in every journal line. */
    private static final char ARROW = '→';

    /** Some thousand explanations. */
    private static final int WAITING_BYTES = 1 << 20;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final BackgroundOutput ERR =
            new BackgroundOutput(new FileOutputStream(FileDescriptor.err), WAITING_BYTES);

    private Streams() {}

    static PrintWriter out() {
        return new PrintWriter(
                new OutputStreamWriter(
                        new FileOutputStream(FileDescriptor.out), charset(System.getProperty("stdout.encoding"))),
                true);
    }

    /** Never makes its caller wait. */
    static PrintWriter err() {
        return new PrintWriter(new OutputStreamWriter(ERR.stream(), errCharset()), true);
    }

    /** Lets what is logged take the way of {@link #err()}: it is logged by threads that must not wait. */
    static void takeOverSystemErr() {
        System.setErr(new PrintStream(ERR.stream(), true, errCharset()));
    }

    /** Waits, for a moment, until standard error was written. To be called before the process ends. */
    static void finish() {
        ERR.drain(LAST_WORDS);
    }

    /** On for a terminal, unless NO_COLOR is set or the terminal says that it is dumb. */
    static Ansi colours() {
        return Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM")) ? Ansi.ON : Ansi.OFF;
    }

    private static Charset errCharset() {
        return charset(System.getProperty("stderr.encoding"));
    }

    private static Charset charset(@Nullable String encoding) {
        Charset charset = encoding != null
                ? Charset.forName(encoding)
                : Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return arrowProof(charset);
    }

    /** Containers and CI often have no locale, which makes Java write ASCII; what reads it there takes UTF-8. */
    static Charset arrowProof(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode(ARROW) ? charset : StandardCharsets.UTF_8;
    }
}

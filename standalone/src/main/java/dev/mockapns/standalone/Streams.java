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

    /** A character in every line of the journal. */
    private static final char ARROW = '→';

    /** Room for some thousand explanations. */
    private static final int WAITING_BYTES = 1 << 20;

    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(1);

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

    /** Sends log messages through {@link #err()}, because threads that must not wait log them. */
    static void takeOverSystemErr() {
        System.setErr(new PrintStream(ERR.stream(), true, errCharset()));
    }

    /** Waits a limited time until standard error is written. To be called before the process ends. */
    static void finish() {
        ERR.drain(FLUSH_TIMEOUT);
    }

    /** Colours are on for a terminal, unless NO_COLOR is set or TERM is dumb. */
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

    /** Containers and CI often set no locale, so that Java writes ASCII; their readers expect UTF-8. */
    static Charset arrowProof(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode(ARROW) ? charset : StandardCharsets.UTF_8;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundOutputTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int PIPE_BYTES = 16;
    private static final int CAPACITY = 100;

    private final PipedOutputStream target = new PipedOutputStream();
    private final BackgroundOutput output = new BackgroundOutput(target, CAPACITY);
    private final PrintWriter writer = new PrintWriter(output.stream(), true, StandardCharsets.UTF_8);

    @Test
    void text_is_written_in_order() throws IOException {
        PipedInputStream reader = new PipedInputStream(target, 1024);

        writer.println("first");
        writer.println("second →");

        assertThat(output.drain(LONG)).isTrue();
        assertThat(new String(reader.readNBytes(reader.available()), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("first\nsecond →\n");
    }

    @Test
    void caller_never_waits_and_dropped_lines_are_counted() throws Exception {
        PipedInputStream reader = new PipedInputStream(target, PIPE_BYTES);

        for (int line = 0; line < 1000; line++) {
            writer.print("line " + line + "\n");
            writer.flush();
        }
        assertThat(output.drain(Duration.ofMillis(10))).isFalse();

        String all = readUntil(reader, "nobody read this output");
        long written = all.lines().filter(line -> line.startsWith("line ")).count();
        assertThat(written).isBetween(5L, 50L);
        assertThat(all)
                .startsWith("line 0\nline 1\n")
                .endsWith("line " + (written - 1) + "\nmockapns: " + (1000 - written)
                        + " lines were dropped here, because nobody read this output");
    }

    @Test
    void output_continues_after_the_gap() throws Exception {
        PipedInputStream reader = new PipedInputStream(target, PIPE_BYTES);
        writer.println("x".repeat(CAPACITY));
        readUntil(reader, "mockapns: 1 line was dropped here, because nobody read this output");

        writer.println("again");

        assertThat(readUntil(reader, "again")).endsWith("again");
    }

    @Test
    void text_between_two_flushes_stays_together() throws IOException {
        PipedInputStream reader = new PipedInputStream(target, 1024);
        PrintWriter other = new PrintWriter(output.stream(), false, StandardCharsets.UTF_8);

        other.print("one ");
        writer.print("three\n");
        other.print("two\n");
        other.flush();
        writer.flush();

        assertThat(output.drain(LONG)).isTrue();
        assertThat(new String(reader.readNBytes(reader.available()), StandardCharsets.UTF_8))
                .isEqualTo("one two\nthree\n");
    }

    @Test
    void closed_reader_causes_no_failure() {
        BackgroundOutput broken = new BackgroundOutput(
                new OutputStream() {
                    @Override
                    public void write(int next) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                CAPACITY);
        PrintWriter toNobody = new PrintWriter(broken.stream(), true, StandardCharsets.UTF_8);

        toNobody.println("hello");
        toNobody.println("still there?");

        assertThat(broken.drain(LONG)).isTrue();
        assertThat(toNobody.checkError()).isFalse();
    }

    /** Reads byte by byte, to read no more than was written. */
    private static String readUntil(PipedInputStream reader, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            text.append((char) reader.read());
        }
        return text.toString();
    }
}

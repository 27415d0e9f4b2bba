/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each limit is half as much again as what is needed: a stream or a copied list per push exceeds it, another release of Java does not. */
class AllocationTest {

    private static final long PLAIN_TEXT_BYTES = 1650;
    private static final long TLS_BYTES = 1850;

    @Test
    void a_push_over_plain_text_allocates_little_on_the_event_loop() throws Exception {
        assertThat(bytesPerPush("plain-text")).as("bytes per push").isBetween(1L, PLAIN_TEXT_BYTES);
    }

    @Test
    void a_push_over_tls_allocates_little_on_the_event_loop() throws Exception {
        assertThat(bytesPerPush(PushRun.TLS)).as("bytes per push").isBetween(1L, TLS_BYTES);
    }

    private static long bytesPerPush(String transport) throws Exception {
        String output = Program.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dio.netty.leakDetection.level=disabled",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                PushRun.class.getName(),
                transport));
        String figure = output.strip().substring(output.strip().lastIndexOf('\n') + 1);
        assertThat(figure).as("%s", output).matches("\\d+");
        return Long.parseLong(figure);
    }
}

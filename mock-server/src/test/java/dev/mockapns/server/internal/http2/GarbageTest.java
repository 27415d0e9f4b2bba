/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames made by chance: nothing but the rules of RFC 9113 may answer them. */
class GarbageTest {

    private static final int FRAMES = 200;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_frames_cause_no_internal_error_and_others_are_served(int seed) throws Exception {
        Random random = new Random(seed);
        try (Probe probe = Probe.open()) {
            for (int i = 0; i < FRAMES; i++) {
                probe.sendUnlessClosed(frame(random));
            }
            probe.servesANewConnection();

            assertThat(probe.server().connections().report(1)).doesNotContain(ErrorCode.INTERNAL_ERROR.name());
        }
    }

    private static Frame frame(Random random) {
        int streamId = random.nextInt(12);
        return switch (random.nextInt(4)) {
            case 0 -> Probe.get(streamId | 1, "x", "y".repeat(random.nextInt(50)));
            case 1 -> Probe.post(streamId | 1);
            default -> {
                byte[] payload = new byte[random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(10)];
                random.nextBytes(payload);
                yield new Frame(random.nextInt(11), random.nextInt(256), streamId, payload);
            }
        };
    }
}

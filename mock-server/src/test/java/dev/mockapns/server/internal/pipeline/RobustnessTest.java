/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes, and however much of it at once, there is an answer, and never a failure of the fake itself. */
class RobustnessTest {

    private static final List<String> NAMES = List.of(
            ApnsHeaders.ID,
            ApnsHeaders.EXPIRATION,
            ApnsHeaders.PRIORITY,
            ApnsHeaders.COLLAPSE_ID,
            ApnsHeaders.PUSH_TYPE,
            ApnsHeaders.TOPIC,
            ApnsHeaders.CHANNEL_ID,
            "x-other");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-0",
            "5",
            "10",
            "1e3",
            "99999999999999999",
            "alert",
            "voip",
            "mdm",
            "com.example.orders",
            "com.example.orders.voip",
            ".voip",
            "123e4567-e89b-12d3-a456-426614174000",
            "\u0000",
            "ä",
            "😀",
            "%",
            "…");

    private final TestCore core = new TestCore().installed();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_headers_and_any_path_get_an_answer(long seed) {
        Random random = new Random(seed);
        Push push = core.push();
        for (int i = random.nextInt(5); i >= 0; i--) {
            push.with(pick(NAMES, random), pick(VALUES, random) + (random.nextBoolean() ? pick(VALUES, random) : ""));
        }
        if (random.nextInt(3) == 0) {
            push.path(ApnsPaths.DEVICE + pick(VALUES, random));
        }

        Exchange exchange = push.send();

        assertThat(exchange.verdict().status())
                .as("seed %s: %s", seed, exchange)
                .isLessThan(500);
        assertThat(exchange.answerHeaders()).anyMatch(header -> header.name().equals(ApnsHeaders.ID));
    }

    @Test
    void pushes_and_verbs_may_run_at_once() throws Exception {
        long threads = 4;
        int each = 250;
        List<Future<?>> running = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool((int) threads + 1);
        try {
            for (int t = 0; t < threads; t++) {
                running.add(executor.submit(() -> pushToTheLatestToken(each)));
            }
            running.add(executor.submit(() -> {
                for (int i = 0; i < each; i++) {
                    core.world.installedApps().rotateToken(core.phone, TestCore.APP);
                    core.world.devices().goOffline(core.phone);
                    core.world.devices().goOnline(core.phone);
                }
            }));
            for (Future<?> task : running) {
                task.get(30, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(core.journal.dropped() + core.journal.exchanges().size()).isEqualTo(threads * each);
        assertThat(core.journal.exchanges())
                .allMatch(exchange -> exchange.verdict().status() < 500);
    }

    private void pushToTheLatestToken(int times) {
        Topic topic = Topic.of(TestCore.TOPIC);
        for (int i = 0; i < times; i++) {
            DeviceToken token = core.world.installedApps().token(core.phone, topic);
            core.push(token).reply();
        }
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}

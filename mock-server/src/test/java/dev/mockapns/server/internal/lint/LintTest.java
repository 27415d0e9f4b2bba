/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.TestConnection;
import dev.mockapns.server.exchange.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a payload holds, lint says what it has to say in short lines and never throws. */
class LintTest {

    private static final int LONGEST_LINE = 1000;
    private static final List<String> KEYS = List.of(
            "aps",
            "alert",
            "badge",
            "sound",
            "content-available",
            "loc-args",
            "body",
            "volume",
            "",
            "\\n",
            "\\u0000",
            "\\u202e",
            "\\ud800",
            "a\\u001b[31m",
            "x".repeat(300),
            "😀",
            "ä");
    private static final List<String> LEAVES = List.of(
            "null", "true", "0", "-1", "1e9999", "1e-9999", "9".repeat(900), "\"\"", "\"\\n\"", "\"x\"", "[]", "{}");
    private static final List<String> TYPES =
            List.of("alert", "background", "liveactivity", "widgets", "controls", "voip", "mdm", "nonsense");

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    static Stream<byte[]> hostile() {
        return Stream.of(
                new byte[0],
                new byte[5120],
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0},
                "{\"aps\":{\"alert\":\"Hello\"}}".getBytes(UTF_16),
                "\ufeff{\"aps\":{}}".getBytes(UTF_8),
                "[".repeat(5000).getBytes(UTF_8),
                ("{\"aps\":".repeat(98) + "1" + "}".repeat(98)).getBytes(UTF_8),
                ("{\"aps\":".repeat(600) + "1" + "}".repeat(600)).getBytes(UTF_8),
                ("{\"aps\":{\"badge\":" + "9".repeat(5000) + "}}").getBytes(UTF_8),
                "{\"aps\":{\"alert\":1},\"aps\":{\"alert\":[]}}".getBytes(UTF_8),
                "{\"aps\":{}} {\"aps\":{}}".getBytes(UTF_8),
                "{\"aps\":NaN}".getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_payload_gets_short_lines_of_findings(long seed) {
        Random random = new Random(seed);
        String aps = object(random, 3);
        String payload = random.nextBoolean() ? "{\"aps\":" + aps + "}" : aps;

        assertReadable(lint(payload.getBytes(UTF_8), pick(TYPES, random)));
        assertReadable(lint(cut(payload, random).getBytes(UTF_8), pick(TYPES, random)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_payloads_get_short_lines_of_findings(byte[] payload) {
        for (String type : TYPES) {
            assertReadable(lint(payload, type));
        }
    }

    private static void assertReadable(List<Finding> findings) {
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.because() + finding.advice() + finding.source())
                    .hasSizeLessThan(LONGEST_LINE)
                    .matches("\\P{C}+");
        });
    }

    private static List<Finding> lint(byte[] payload, String pushType) {
        ApnsRequest request = new ApnsRequest(
                "POST",
                "/3/device/00",
                List.of(new Header(ApnsHeaders.PUSH_TYPE, pushType)),
                Body.of(payload),
                Environment.SANDBOX,
                ListenerKind.PUSH,
                TestConnection.openedAt(Instant.EPOCH),
                Instant.EPOCH,
                false);
        Delivery delivery = new Delivery(Delivery.Outcome.NO_DEVICE, new AuthorCause.StubAccepted());
        return Lint.findings(request, new Verdict.Accepted(delivery), new Trace(0, 0, List.of(), List.of()));
    }

    private static String object(Random random, int depth) {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(12); i >= 0; i--) {
            String value = depth > 0 && random.nextBoolean() ? object(random, depth - 1) : pick(LEAVES, random);
            json.append('"')
                    .append(pick(KEYS, random))
                    .append("\":")
                    .append(value)
                    .append(i == 0 ? "" : ",");
        }
        return json.append('}').toString();
    }

    private static String cut(String text, Random random) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.HeaderFinding;
import dev.mockapns.server.cause.PayloadFinding;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Warnings of many pushes are printed once a minute. */
class WarningsTest {

    private static final Verdict REJECTED =
            new Verdict.Rejected(400, KnownReason.BAD_DEVICE_TOKEN, new AuthorCause.StubRejected(), Optional.empty());

    private static final Map<String, Cause> CAUSES = Map.of(
            "background-priority", new HeaderFinding.AcceptedUrgentBackgroundPush(true),
            "aps-custom-key", new PayloadFinding.CustomKeysInAps(List.of("order")),
            "blank-edge", new HeaderFinding.BlankEdges(List.of("apns-topic")));

    private final StringWriter printed = new StringWriter();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Warnings warnings = new Warnings(new PrintWriter(printed, true), () -> now);

    @Test
    void a_warning_is_printed_at_once_and_not_again_for_a_minute() {
        accept("background-priority");
        now = now.plusSeconds(59);
        accept("background-priority");

        assertThat(printed.toString()).containsOnlyOnce("warning  a background push has apns-priority 10");
    }

    @Test
    void warning_after_a_minute_counts_those_left_out() {
        accept("background-priority");
        accept("background-priority");
        accept("background-priority");
        now = now.plusSeconds(60);
        printed.getBuffer().setLength(0);

        accept("background-priority");
        assertThat(printed.toString())
                .contains("warning  a background push has apns-priority 10")
                .contains("    before   2 more with background-priority");

        now = now.plusSeconds(60);
        printed.getBuffer().setLength(0);
        accept("background-priority");
        assertThat(printed.toString()).doesNotContain("before");
    }

    @Test
    void another_warning_does_not_wait() {
        accept("background-priority");
        accept("background-priority", "aps-custom-key");

        assertThat(printed.toString()).contains("warning  aps has keys that Apple does not define");
    }

    @Test
    void a_warning_that_was_printed_is_not_printed_again_beside_another() {
        accept("background-priority");
        printed.getBuffer().setLength(0);

        accept("background-priority", "aps-custom-key");

        assertThat(printed.toString())
                .contains("aps has keys that Apple does not define")
                .doesNotContain("a background push");
    }

    @Test
    void every_rejection_is_printed_and_its_warnings_once_a_minute() {
        reject("background-priority");
        reject("background-priority");
        reject("background-priority");

        assertThat(printed.toString().lines().filter(line -> line.contains("→ 400 BadDeviceToken")))
                .hasSize(3);
        assertThat(printed.toString()).containsOnlyOnce("warning  a background push has apns-priority 10");

        now = now.plusSeconds(60);
        reject("background-priority");
        assertThat(printed.toString()).contains("    before   2 more with background-priority");
    }

    @Test
    void advice_names_the_command_line_and_not_java() {
        warnings.rejected(exchange(new Verdict.Rejected(
                503,
                KnownReason.SHUTDOWN,
                new AuthorCause.StubFailed("IllegalStateException", "no idea"),
                Optional.empty())));

        assertThat(printed.toString()).contains("advice   fix the stub; ").doesNotContain("apns.");
    }

    @Test
    void advice_of_a_warning_does_not_name_java() {
        accept("blank-edge");

        assertThat(printed.toString())
                .contains("advice   send header values without")
                .doesNotContain("BlankEdges", "apns.");
    }

    @Test
    void requests_that_were_not_looked_at_are_counted_once_a_minute() {
        warnings.leftOut(0, 0);
        assertThat(printed.toString()).isEmpty();

        warnings.leftOut(7, 0);
        warnings.leftOut(10, 1);
        assertThat(printed.toString())
                .isEqualToIgnoringNewLines("mockapns serve: 7 requests were not looked at: more were accepted than are"
                        + " checked for warnings");

        printed.getBuffer().setLength(0);
        now = now.plusSeconds(60);
        warnings.leftOut(20, 0);
        assertThat(printed.toString())
                .isEqualToIgnoringNewLines("mockapns serve: 30 requests were not looked at: more were accepted than are"
                        + " checked for warnings"
                        + "mockapns serve: 1 request was not looked at: the journal dropped it before;"
                        + " a larger --journal-size keeps more");
    }

    @Test
    void the_last_count_of_requests_that_were_not_looked_at_does_not_wait() {
        warnings.leftOut(7, 0);
        warnings.leftOut(5, 0);
        printed.getBuffer().setLength(0);

        warnings.end();

        assertThat(printed.toString()).startsWith("mockapns serve: 5 requests were not looked at");
    }

    private void accept(String... names) {
        Delivery delivery = new Delivery(Delivery.Outcome.NO_DEVICE, new AuthorCause.StubAccepted());
        warnings.accepted(exchange(new Verdict.Accepted(delivery), names));
    }

    private void reject(String... names) {
        warnings.rejected(exchange(REJECTED, names));
    }

    private Exchange exchange(Verdict verdict, String... names) {
        List<Finding> findings = Arrays.stream(names)
                .map(name -> new Finding(Finding.Level.WARN, name, requireNonNull(CAUSES.get(name)), "Apple"))
                .toList();
        ApnsRequest request = new ApnsRequest(
                "POST",
                "/3/device/aa",
                List.of(),
                Body.of(new byte[0]),
                Environment.PRODUCTION,
                ListenerKind.PUSH,
                new Connection(1, "127.0.0.1:50000", "TLSv1.3", Optional.empty(), now),
                now,
                false);
        return new Exchange(1, request, verdict, List.of(), "", now, findings, List.of(), 0);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.TestConnection;
import dev.mockapns.server.exchange.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeJournalTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void exchanges_have_a_limit_in_bytes_too() {
        ExchangeJournal journal = new ExchangeJournal(1000, 100_000, Dialect.JAVA);

        for (int i = 0; i < 100; i++) {
            record(journal, 5000, i);
        }

        assertThat(journal.exchanges()).hasSizeBetween(15, 20);
        assertThat(journal.exchanges().get(0).number())
                .isEqualTo(101 - journal.exchanges().size());
        assertThat(journal.dropped()).isEqualTo(100 - journal.exchanges().size());
    }

    @Test
    void the_last_exchange_is_kept_however_large_it_is() {
        ExchangeJournal journal = new ExchangeJournal(1000, 1, Dialect.JAVA);

        record(journal, 10, 1);
        record(journal, 5000, 2);

        assertThat(journal.exchanges()).extracting(Exchange::number).containsExactly(2L);
    }

    @Test
    void ten_thousand_usual_pushes_fit_into_the_journal() {
        ExchangeJournal journal = new ExchangeJournal(10_000, 32L << 20, Dialect.JAVA);

        for (int i = 0; i < 10_000; i++) {
            record(journal, 500, i);
        }

        assertThat(journal.dropped()).isZero();
    }

    @Test
    void a_body_that_exchanges_share_counts_once() {
        ExchangeJournal journal = new ExchangeJournal(1000, 100_000, Dialect.JAVA);

        for (int i = 0; i < 100; i++) {
            record(journal, 5000, 1);
        }

        assertThat(journal.exchanges()).hasSize(100);
    }

    @Test
    void a_negative_count_is_refused_by_the_name_that_it_has_in_the_public_journal() {
        ExchangeJournal journal = new ExchangeJournal(10, 1 << 20, Dialect.JAVA);

        assertThatThrownBy(() -> journal.summary(-1)).hasMessage("count: -1 (expected: >= 0)");
        assertThatThrownBy(() -> journal.report(-2)).hasMessage("count: -2 (expected: >= 0)");
        assertThatThrownBy(() -> journal.await(-3, Duration.ZERO)).hasMessage("count: -3 (expected: >= 0)");
    }

    private static void record(ExchangeJournal journal, int bodyBytes, int mark) {
        byte[] body = new byte[bodyBytes];
        body[0] = (byte) mark;
        body[1] = (byte) (mark >> 8);
        ApnsRequest request = new ApnsRequest(
                "POST",
                "/3/device/" + "ab".repeat(32),
                List.of(),
                Body.of(body),
                Environment.PRODUCTION,
                ListenerKind.PUSH,
                TestConnection.openedAt(NOW),
                NOW,
                false);
        journal.record(
                request,
                new Verdict.Accepted(new Delivery(Delivery.Outcome.NO_DEVICE, new AuthorCause.StubAccepted())),
                List.of(),
                "",
                NOW,
                journal.laterEvents());
    }
}

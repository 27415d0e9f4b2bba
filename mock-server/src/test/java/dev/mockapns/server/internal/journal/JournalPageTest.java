/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.JournalPage;
import dev.mockapns.server.exchange.Verdict;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Reading the journal at one's own pace. */
class JournalPageTest {

    private final Pushes pushes = new Pushes();
    private final ExchangeJournal journal = new ExchangeJournal(100, 64L << 20, Dialect.JAVA);

    @Test
    void a_reader_gets_every_exchange_once_and_in_order() {
        record(7, Pushes.ACCEPTED);
        JournalPage first = journal.after(0, 50);
        record(5, Pushes.REJECTED);
        JournalPage second = journal.after(first.position(), 50);

        assertThat(first.exchanges()).extracting(Exchange::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(second.exchanges()).extracting(Exchange::number).containsExactly(8L, 9L, 10L, 11L, 12L);
        assertThat(journal.after(second.position(), 50).exchanges()).isEmpty();
        assertThat(second.leftOut() + second.dropped()).isZero();
    }

    @Test
    void of_too_many_accepted_requests_it_gets_an_even_sample_up_to_the_end() {
        record(100, Pushes.ACCEPTED);

        JournalPage page = journal.after(0, 4);

        assertThat(page.exchanges()).extracting(Exchange::number).containsExactly(25L, 50L, 75L, 100L);
        assertThat(page.leftOut()).isEqualTo(96);
        assertThat(page.position()).isEqualTo(100);
    }

    @Test
    void rejected_requests_come_before_accepted_ones() {
        for (int i = 0; i < 20; i++) {
            record(3, Pushes.ACCEPTED);
            record(1, Pushes.REJECTED);
        }

        JournalPage page = journal.after(0, 22);

        assertThat(page.exchanges()).filteredOn(JournalPageTest::isRejected).hasSize(20);
        assertThat(page.exchanges()).hasSize(22).isSortedAccordingTo((a, b) -> Long.compare(a.number(), b.number()));
        assertThat(page.leftOut()).isEqualTo(58);
    }

    @Test
    void more_rejected_requests_than_fit_wait_for_the_next_page() {
        record(10, Pushes.REJECTED);

        JournalPage first = journal.after(0, 6);
        JournalPage second = journal.after(first.position(), 6);

        assertThat(LongStream.concat(numbers(first), numbers(second)))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(first.leftOut()).isZero();
    }

    @Test
    void a_reader_learns_how_many_the_journal_dropped_before_it_came() {
        record(130, Pushes.REJECTED);

        JournalPage page = journal.after(10, 5);

        assertThat(page.dropped()).isEqualTo(20);
        assertThat(page.exchanges()).extracting(Exchange::number).containsExactly(31L, 32L, 33L, 34L, 35L);
        assertThat(page.position()).isEqualTo(35);
    }

    @Test
    void what_was_cleared_is_not_dropped_and_a_reset_moves_no_reader_back() {
        record(10, Pushes.ACCEPTED);
        journal.clear();
        record(3, Pushes.ACCEPTED);
        journal.reset(1);
        record(2, Pushes.ACCEPTED);

        JournalPage page = journal.after(4, 50);

        assertThat(page.dropped()).isZero();
        assertThat(page.exchanges()).extracting(Exchange::number).containsExactly(1L, 2L);
        assertThat(page.position()).isEqualTo(15);
    }

    @Test
    void a_position_beyond_the_end_is_the_end() {
        record(3, Pushes.ACCEPTED);

        assertThat(journal.after(Long.MAX_VALUE, 1).position()).isEqualTo(3);
    }

    @Test
    void a_position_and_a_size_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> journal.after(-1, 1)).hasMessage("position: -1 (expected: >= 0)");
        assertThatThrownBy(() -> journal.after(0, 0)).hasMessage("max: 0 (expected: >= 1)");
    }

    private void record(int count, Verdict verdict) {
        for (int i = 0; i < count; i++) {
            pushes.record(journal, pushes.next(new byte[10]), verdict);
        }
    }

    private static LongStream numbers(JournalPage page) {
        return page.exchanges().stream().mapToLong(Exchange::number);
    }

    private static boolean isRejected(Exchange exchange) {
        return exchange.verdict() instanceof Verdict.Rejected;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionJournalTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ConnectionJournal journal = new ConnectionJournal(2);

    @Test
    void the_oldest_records_go_first() {
        open(1);
        open(2);
        open(3);

        assertThat(journal.connections()).extracting(ConnectionRecord::number).containsExactly(2L, 3L);
    }

    @Test
    void the_records_have_a_limit_in_bytes_too() {
        ConnectionJournal small = new ConnectionJournal(1000, 100_000);
        List<Notes> all = new ArrayList<>();
        for (int connection = 1; connection <= 20; connection++) {
            Notes notes = small.opened(connection, "127.0.0.1:40000", Optional.empty(), 443, NOW);
            all.add(notes);
            for (int i = 0; i < 10; i++) {
                notes.note(ConnectionEvent.of(Kind.STREAM_ERROR, NOW, "x".repeat(400), "mend the client"));
            }
        }
        int kept = small.connections().size();
        all.get(0).note(ConnectionEvent.of(Kind.STREAM_ERROR, NOW, "x".repeat(400), "mend the client"));

        assertThat(kept).isBetween(2, 5);
        assertThat(small.connections()).hasSize(kept);
        assertThat(small.connections().get(kept - 1).number()).isEqualTo(20);
    }

    @Test
    void a_connection_keeps_its_first_events_and_counts_the_others() {
        Notes notes = open(1);
        for (int i = 0; i < ConnectionRecord.MAX_EVENTS + 7; i++) {
            notes.note(ConnectionEvent.of(Kind.STREAM_REFUSED, NOW, "refused " + i, "wait"));
        }

        ConnectionRecord record = journal.connections().get(0);
        assertThat(record.events()).hasSize(ConnectionRecord.MAX_EVENTS);
        assertThat(record.events().get(0).because()).isEqualTo("refused 0");
        assertThat(record.droppedEvents()).isEqualTo(7);
    }

    @Test
    void what_ended_a_connection_is_kept_after_however_many_events() {
        Notes notes = open(1);
        for (int i = 0; i < ConnectionRecord.MAX_EVENTS + 7; i++) {
            notes.note(ConnectionEvent.of(Kind.STREAM_REFUSED, NOW, "refused " + i, "wait"));
        }
        notes.note(ConnectionEvent.of(Kind.CONNECTION_ERROR, NOW, "a bad frame", "mend the client"));

        ConnectionRecord record = journal.connections().get(0);
        assertThat(record.events()).hasSize(ConnectionRecord.MAX_EVENTS);
        assertThat(record.events().get(ConnectionRecord.MAX_EVENTS - 1).because())
                .isEqualTo("a bad frame");
        assertThat(record.droppedEvents()).isEqualTo(8);
    }

    @Test
    void what_ended_the_connection_is_kept_however_much_came_before() {
        Notes notes = open(1);
        for (int i = 0; i < ConnectionRecord.MAX_EVENTS + 7; i++) {
            notes.note(ConnectionEvent.of(Kind.STREAM_REFUSED, NOW, "refused " + i, "wait"));
        }
        notes.note(ConnectionEvent.of(Kind.GOAWAY, NOW, "the fake said GOAWAY"));

        assertThat(journal.connections().get(0).events())
                .hasSize(ConnectionRecord.MAX_EVENTS)
                .last()
                .extracting(ConnectionEvent::kind)
                .isEqualTo(Kind.GOAWAY);
    }

    @Test
    void what_a_client_sent_is_quoted_in_part() {
        open(1).note(ConnectionEvent.of(Kind.STREAM_ERROR, NOW, "x".repeat(7000), "y".repeat(7000)));

        ConnectionEvent event = journal.connections().get(0).events().get(0);
        assertThat(event.because()).hasSizeLessThan(700).endsWith("…");
        assertThat(event.advice())
                .hasValueSatisfying(advice -> assertThat(advice).hasSizeLessThan(700));
    }

    @Test
    void an_event_is_described_once_and_only_when_somebody_reads_it() {
        AtomicInteger described = new AtomicInteger();
        Notes notes = open(1);
        for (int i = 0; i < ConnectionRecord.MAX_EVENTS * 3; i++) {
            notes.note(Kind.STREAMS_CHANGED, false, () -> {
                described.incrementAndGet();
                return ConnectionEvent.of(Kind.STREAMS_CHANGED, NOW, "MAX_CONCURRENT_STREAMS is 1");
            });
        }

        assertThat(described).hasValue(0);
        journal.connections();
        journal.connections();
        assertThat(described).hasValue(ConnectionRecord.MAX_EVENTS);
    }

    @Test
    void of_trouble_of_one_kind_the_first_is_described_for_the_log() {
        AtomicInteger described = new AtomicInteger();
        Notes notes = open(1);
        for (int i = 0; i < 10; i++) {
            notes.note(Kind.STREAM_REFUSED, true, () -> {
                described.incrementAndGet();
                return ConnectionEvent.of(Kind.STREAM_REFUSED, NOW, "one too many", "wait");
            });
        }

        assertThat(described).hasValue(1);
    }

    @Test
    void the_report_shows_troubled_connections_once_for_each_kind_of_trouble() {
        open(1).note(ConnectionEvent.of(Kind.ESTABLISHED, NOW, "TLSv1.3"));
        Notes notes = open(2);
        notes.note(ConnectionEvent.of(Kind.STREAM_REFUSED, NOW, "stream 3 came early", "wait"));
        notes.note(ConnectionEvent.of(Kind.STREAM_REFUSED, NOW, "stream 5 came early", "wait"));
        notes.note(ConnectionEvent.of(Kind.CONNECTION_ERROR, NOW, "a bad frame", "mend the client"));

        assertThat(journal.report(10)).isEqualTo("""
                        connection 2  from 127.0.0.1:40002 to port 443 (SANDBOX channel management)
                            stream refused (and 1 more)
                            because  stream 3 came early
                            advice   wait
                            connection error
                            because  a bad frame
                            advice   mend the client""");
    }

    @Test
    void clearing_forgets_closed_connections_and_what_happened_to_open_ones() {
        open(1).closed(NOW);
        Notes open = open(2);
        open.note(ConnectionEvent.of(Kind.ESTABLISHED, NOW, "TLSv1.3"));
        journal.clear();
        open.note(ConnectionEvent.of(Kind.CONNECTION_ERROR, NOW, "a bad frame", "mend the client"));

        assertThat(journal.connections()).singleElement().satisfies(record -> {
            assertThat(record.number()).isEqualTo(2);
            assertThat(record.events()).extracting(ConnectionEvent::kind).containsExactly(Kind.CONNECTION_ERROR);
        });
    }

    @Test
    void a_connection_at_a_shared_listener_is_for_both_environments_until_it_is_known_better() {
        Notes notes = journal.opened(1, "127.0.0.1:40001", Optional.empty(), 443, NOW);
        ConnectionRecord before = journal.connections().get(0);
        notes.isFor(new Destination(Environment.SANDBOX, ListenerKind.MANAGEMENT));
        ConnectionRecord after = journal.connections().get(0);

        assertThat(before.environment()).isEmpty();
        assertThat(before.describe()).isEqualTo("connection 1  from 127.0.0.1:40001 to port 443 (both environments)");
        assertThat(after.environment()).contains(Environment.SANDBOX);
        assertThat(after.listener()).contains(ListenerKind.MANAGEMENT);
    }

    @Test
    void waiting_in_vain_shows_the_connections_that_came() {
        open(1);

        assertThatThrownBy(() -> journal.await(record -> record.number() == 9, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("within 1 ms", "connection 1  from 127.0.0.1:40001");
    }

    private Notes open(long number) {
        return journal.opened(
                number,
                "127.0.0.1:" + (40_000 + number),
                Optional.of(new Destination(Environment.SANDBOX, ListenerKind.MANAGEMENT)),
                443,
                NOW);
    }
}

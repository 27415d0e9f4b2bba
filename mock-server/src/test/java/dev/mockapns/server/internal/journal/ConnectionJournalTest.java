/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.ConnectionCause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.options.StreamsOverLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionJournalTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ConnectionJournal journal = new ConnectionJournal(2, Dialect.JAVA);

    @Test
    void the_oldest_records_go_first() {
        open(1);
        open(2);
        open(3);

        assertThat(journal.connections()).extracting(ConnectionRecord::number).containsExactly(2L, 3L);
    }

    @Test
    void the_records_have_a_limit_in_bytes_too() {
        ConnectionJournal small = new ConnectionJournal(1000, 100_000, Dialect.JAVA);
        List<Notes> all = new ArrayList<>();
        for (int connection = 1; connection <= 20; connection++) {
            Notes notes = small.opened(connection, "127.0.0.1:40000", Routing.BY_HOST, 443, NOW);
            all.add(notes);
            for (int i = 0; i < 10; i++) {
                notes.note(streamError("x".repeat(400)));
            }
        }
        int kept = small.connections().size();
        all.get(0).note(streamError("x".repeat(400)));

        assertThat(kept).isBetween(2, 5);
        assertThat(small.connections()).hasSize(kept);
        assertThat(small.connections().get(kept - 1).number()).isEqualTo(20);
    }

    @Test
    void a_connection_keeps_its_first_events_and_counts_the_others() {
        Notes notes = open(1);
        for (int i = 0; i < ConnectionRecord.MAX_EVENTS + 7; i++) {
            notes.note(refused(i));
        }

        ConnectionRecord record = journal.connections().get(0);
        assertThat(record.events()).hasSize(ConnectionRecord.MAX_EVENTS);
        assertThat(record.events().get(0).cause()).isEqualTo(refused(0).cause());
        assertThat(record.droppedEvents()).isEqualTo(7);
    }

    @Test
    void the_event_that_ended_a_connection_is_kept_after_many_events() {
        Notes notes = open(1);
        for (int i = 0; i < ConnectionRecord.MAX_EVENTS + 7; i++) {
            notes.note(refused(i));
        }
        notes.note(badFrame());

        ConnectionRecord record = journal.connections().get(0);
        assertThat(record.events()).hasSize(ConnectionRecord.MAX_EVENTS);
        assertThat(record.events().get(ConnectionRecord.MAX_EVENTS - 1).because())
                .endsWith(": a bad frame");
        assertThat(record.droppedEvents()).isEqualTo(8);
    }

    @Test
    void the_event_that_ends_a_connection_is_kept_in_a_full_record() {
        Notes notes = open(1);
        for (int i = 0; i < ConnectionRecord.MAX_EVENTS + 7; i++) {
            notes.note(refused(i));
        }
        notes.note(event(Kind.GOAWAY, new Http2Cause.GoAwayRequested()));

        assertThat(journal.connections().get(0).events())
                .hasSize(ConnectionRecord.MAX_EVENTS)
                .last()
                .extracting(ConnectionEvent::kind)
                .isEqualTo(Kind.GOAWAY);
    }

    @Test
    void text_of_a_client_is_cut_in_an_event() {
        open(1).note(streamError("x".repeat(7000)));

        ConnectionEvent event = journal.connections().get(0).events().get(0);
        assertThat(event.cause())
                .isEqualTo(new Http2Cause.StreamError(3, "PROTOCOL_ERROR", "x".repeat(ConnectionCause.MAX_TEXT) + "…"));
        assertThat(event.because()).hasSizeLessThan(500).endsWith("…");
    }

    @Test
    void the_report_is_in_the_dialect_of_the_front_end() {
        ConnectionJournal ofServe = new ConnectionJournal(2, Dialect.COMMAND_LINE);
        Notes notes = ofServe.opened(1, "127.0.0.1:40001", Routing.BY_HOST, 443, NOW);
        notes.note(event(Kind.HANDSHAKE_FAILED, new HandshakeCause.HandshakeAborted()));

        assertThat(ofServe.report(1)).contains("--hostname").doesNotContain("apns.caPem()");
    }

    @Test
    void a_report_shows_each_kind_of_connection_problem_once() {
        open(1).note(event(Kind.ESTABLISHED, new HandshakeCause.PlainTextEstablished()));
        Notes notes = open(2);
        notes.note(refused(3));
        notes.note(refused(5));
        notes.note(badFrame());

        assertThat(journal.report(10)).isEqualTo("""
                        connection 2 from 127.0.0.1:40002 to port 443 (SANDBOX channel management)
                            stream refused (and 1 more)
                            because  stream 3 was opened while 2 were open, over MAX_CONCURRENT_STREAMS 2: RST_STREAM REFUSED_STREAM
                            advice   keep to the limit that SETTINGS announce, and queue the rest; what was refused may be sent again
                            connection error
                            because  the connection was ended with PROTOCOL_ERROR: a bad frame
                            advice   fix the HTTP/2 client; RFC 9113 has the rule""");
    }

    @Test
    void clearing_forgets_closed_connections_and_what_happened_to_open_ones() {
        open(1).closed(NOW);
        Notes open = open(2);
        open.note(event(Kind.ESTABLISHED, new HandshakeCause.PlainTextEstablished()));
        journal.clear();
        open.note(badFrame());

        assertThat(journal.connections()).singleElement().satisfies(record -> {
            assertThat(record.number()).isEqualTo(2);
            assertThat(record.events()).extracting(ConnectionEvent::kind).containsExactly(Kind.CONNECTION_ERROR);
        });
    }

    @Test
    void a_connection_at_a_shared_listener_is_for_both_environments_at_first() {
        Notes notes = journal.opened(1, "127.0.0.1:40001", Routing.BY_HOST, 443, NOW);
        ConnectionRecord before = journal.connections().get(0);
        notes.isFor(new Destination(Environment.SANDBOX, ListenerKind.MANAGEMENT));
        ConnectionRecord after = journal.connections().get(0);

        assertThat(before.environment()).isEmpty();
        assertThat(before.describe()).isEqualTo("connection 1 from 127.0.0.1:40001 to port 443 (both environments)");
        assertThat(after.environment()).contains(Environment.SANDBOX);
        assertThat(after.listener()).contains(ListenerKind.MANAGEMENT);
    }

    @Test
    void waiting_in_vain_shows_the_connections_that_came() {
        open(1);

        assertThatThrownBy(() -> journal.await(record -> record.number() == 9, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("within 1 ms", "connection 1 from 127.0.0.1:40001");
    }

    private Notes open(long number) {
        return journal.opened(
                number, "127.0.0.1:" + (40_000 + number), Routing.toManagement(Environment.SANDBOX), 443, NOW);
    }

    private static ConnectionEvent refused(int streamId) {
        return event(Kind.STREAM_REFUSED, new Http2Cause.StreamOverLimit(streamId, 2, 2, StreamsOverLimit.REFUSE));
    }

    private static ConnectionEvent streamError(String failure) {
        return event(Kind.STREAM_ERROR, new Http2Cause.StreamError(3, "PROTOCOL_ERROR", failure));
    }

    private static ConnectionEvent badFrame() {
        return event(Kind.CONNECTION_ERROR, new Http2Cause.ConnectionError("PROTOCOL_ERROR", "a bad frame"));
    }

    private static ConnectionEvent event(Kind kind, Cause cause) {
        return new ConnectionEvent(kind, NOW, cause);
    }
}

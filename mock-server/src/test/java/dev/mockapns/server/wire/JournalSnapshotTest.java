/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalSnapshotTest {

    private static final int ENOUGH = 50;
    private static final int TOO_MANY = 5000;

    private static final Set<Class<?>> RECORDS = Records.reachableFrom(Exchange.class, ConnectionRecord.class);

    /** The same ones with every run, and another one, which the name of the test shows. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, 4), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void reading_returns_what_was_written(long seed) throws IOException {
        JournalSnapshot snapshot = snapshot(new RandomValues(seed));

        String json = Snapshots.json(snapshot);
        JournalSnapshot read = Snapshots.read(json);

        assertThat(read).isEqualTo(snapshot);
        assertThat(Snapshots.json(read)).isEqualTo(json);
    }

    @Test
    void every_record_that_a_journal_has_is_known() {
        assertThat(RECORDS).contains(AuthorCause.StubFailed.class, ClientCertificate.class, Finding.class);
    }

    @Test
    void the_stream_stays_open() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        new JournalSnapshot(0, List.of(), List.of()).writeTo(out);

        assertThat(out.toString(UTF_8))
                .startsWith("{\n  \"version\" : 1,\n  \"dropped\" : 0,")
                .endsWith("}");
        assertThat(closed).isFalse();
    }

    /** Returns random exchanges and records until each record that they consist of has occurred. */
    private static JournalSnapshot snapshot(RandomValues values) {
        List<Exchange> exchanges = new ArrayList<>();
        List<ConnectionRecord> connections = new ArrayList<>();
        while (exchanges.size() < ENOUGH || !values.created().containsAll(RECORDS)) {
            assertThat(exchanges)
                    .as("exchanges that leave out one of %s", RECORDS)
                    .hasSizeLessThan(TOO_MANY);
            exchanges.add(values.next(Exchange.class));
            connections.add(values.next(ConnectionRecord.class));
        }
        return new JournalSnapshot(exchanges.size(), exchanges, connections);
    }
}

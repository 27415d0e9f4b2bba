/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.internal.lint.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RingTest {

    private final Pushes pushes = new Pushes();

    @Test
    void a_ring_holds_what_a_list_would_hold() {
        Random random = new Random(20_260_102);
        Ring ring = new Ring();
        List<Recorded> expected = new ArrayList<>();

        for (int i = 0; i < 20_000; i++) {
            int grown = i / 1000 % 2 == 0 ? 3 : 2;
            if (random.nextInt(5) < grown) {
                Recorded entry = entry(i);
                ring.add(entry);
                expected.add(entry);
            } else if (!expected.isEmpty()) {
                assertThat(ring.removeOldest()).isSameAs(expected.remove(0));
            }
            if (random.nextInt(5000) == 0) {
                ring.clear();
                expected.clear();
            }
            int from = random.nextInt(expected.size() + 1);
            assertThat(ring.size()).isEqualTo(expected.size());
            assertThat(ring.newest()).isSameAs(expected.isEmpty() ? null : expected.get(expected.size() - 1));
            if (i % 50 == 0) {
                assertThat(ring.from(from))
                        .isEqualTo(expected.subList(from, expected.size()).toArray());
            }
        }
    }

    private Recorded entry(long number) {
        return new Recorded(
                number,
                pushes.next(new byte[0]),
                Pushes.ACCEPTED,
                List.of(),
                "",
                Pushes.NOW,
                new Trace(0, 0, List.of(), List.of()),
                new ExchangeJournal(1, 1, Dialect.JAVA).laterEvents(),
                1);
    }
}

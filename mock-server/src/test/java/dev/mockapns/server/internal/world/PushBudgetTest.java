/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.Body;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With room for three bodies. */
class PushBudgetTest {

    private static final int LENGTH = 1000;

    private final List<Push> dropped = new ArrayList<>();
    private PushBudget budget = new PushBudget(3 * new Push(body()).weight() + LENGTH / 2);

    @Test
    void the_oldest_is_dropped_where_bodies_take_all_the_room() {
        Push oldest = add(body());
        add(body());
        add(body());
        assertThat(dropped).isEmpty();

        add(body());

        assertThat(dropped).containsExactly(oldest);
    }

    @Test
    void a_body_that_several_pushes_in_a_row_have_is_counted_once() {
        Body body = body();
        for (int i = 0; i < 100; i++) {
            add(body);
        }

        assertThat(dropped).isEmpty();
    }

    @Test
    void the_oldest_is_dropped_where_small_pushes_are_too_many() {
        budget = new PushBudget(Long.MAX_VALUE);
        Body body = body();
        Push oldest = add(body);
        for (int i = 1; i < PushBudget.MAX_ENTRIES; i++) {
            budget.add(new Push(body));
        }
        budget.dropExcess(Instant.EPOCH);
        assertThat(dropped).isEmpty();

        add(body);

        assertThat(dropped).containsExactly(oldest);
    }

    @Test
    void a_body_that_another_one_follows_is_counted_again() {
        Body body = body();
        Push oldest = add(body);
        add(body());
        add(body);
        add(body());

        assertThat(dropped).containsExactly(oldest);
    }

    @Test
    void a_body_stays_counted_as_long_as_one_push_has_it() {
        List<Push> kept = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Body body = body();
            Push first = add(body);
            kept.add(add(body));
            budget.remove(first);
        }
        assertThat(dropped).isEmpty();

        add(body());

        assertThat(dropped).containsExactly(kept.get(0));
    }

    @Test
    void a_body_is_counted_once_when_what_was_between_is_removed() {
        Body body = body();
        add(body);
        Push between = add(body());
        add(body);
        budget.remove(between);
        add(body());
        add(body());

        assertThat(dropped).isEmpty();
    }

    private Push add(Body body) {
        Push push = new Push(body);
        budget.add(push);
        budget.dropExcess(Instant.EPOCH);
        return push;
    }

    private static Body body() {
        return Body.of(new byte[LENGTH]);
    }

    private final class Push extends PushBudget.Entry {

        private Push(Body body) {
            super(body);
        }

        @Override
        int overhead() {
            return 5;
        }

        @Override
        void drop(Instant now) {
            budget.remove(this);
            dropped.add(this);
        }
    }
}

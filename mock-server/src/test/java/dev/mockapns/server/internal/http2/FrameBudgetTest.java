/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.server.cause.FrameRuleCause.Flood;
import dev.mockapns.server.cause.FrameRuleCause.FloodLimitExceeded;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FrameBudgetTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1000);
    private boolean enforced = true;
    private final FrameBudget budget = new FrameBudget(Flood.RESETS, 2, () -> enforced, nanoTime::get);

    @Test
    void one_frame_too_many_is_a_connection_error_that_says_so() throws Exception {
        budget.spend();
        budget.spend();

        assertThatThrownBy(budget::spend)
                .isInstanceOf(Http2Exception.class)
                .isNotInstanceOf(Http2Exception.StreamException.class)
                .extracting(BrokenRules::ofConnection)
                .isEqualTo(new FloodLimitExceeded(Flood.RESETS, 2, Duration.ofSeconds(30)));
    }

    @Test
    void nothing_is_too_many_where_an_option_says_so() throws Exception {
        enforced = false;

        for (int i = 0; i < 10; i++) {
            budget.spend();
        }
    }

    @Test
    void after_half_a_minute_there_is_a_new_budget() throws Exception {
        budget.spend();
        budget.spend();
        nanoTime.addAndGet(Duration.ofSeconds(31).toNanos());

        assertThatCode(budget::spend).doesNotThrowAnyException();
    }

    @Test
    void earned_frames_do_not_add_to_a_full_budget() throws Exception {
        budget.earn(10);
        budget.spend();
        budget.spend();
        budget.earn(1);
        budget.spend();

        assertThatThrownBy(budget::spend).isInstanceOf(Http2Exception.class);
    }
}

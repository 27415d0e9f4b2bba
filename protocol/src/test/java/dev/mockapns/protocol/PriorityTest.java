/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityTest {

    @Test
    void the_header_has_ten_five_or_one() {
        assertThat(Priority.values()).extracting(Priority::wireText).containsExactly("10", "5", "1");
        assertThat(Priority.of(5)).contains(Priority.CONSERVE_POWER);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 6, 9, 11})
    void other_numbers_are_no_priority(int value) {
        assertThat(Priority.of(value)).isEmpty();
    }
}

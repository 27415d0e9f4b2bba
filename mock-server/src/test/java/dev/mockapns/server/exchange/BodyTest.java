/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void a_body_consists_of_its_bytes_and_of_no_others() {
        Body body = Body.of(new byte[] {1, 2});

        assertThat(body.consistsOf(new byte[] {1, 2, 3}, 2)).isTrue();
        assertThat(body.consistsOf(new byte[] {1, 2, 3}, 3)).isFalse();
        assertThat(body.consistsOf(new byte[] {1, 2, 3}, 1)).isFalse();
        assertThat(body.consistsOf(new byte[] {1, 3}, 2)).isFalse();
    }

    @Test
    void a_body_of_which_bytes_are_missing_consists_of_none() {
        assertThat(Body.of(new byte[] {1, 2}, 3, true).consistsOf(new byte[] {1, 2}, 2))
                .isFalse();
        assertThat(Body.of(new byte[] {1, 2}, 2, false).consistsOf(new byte[] {1, 2}, 2))
                .isFalse();
    }

    @Test
    void a_body_is_not_compared_with_bytes_that_are_not_there() {
        Body body = Body.of(new byte[] {1, 2});

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> body.consistsOf(new byte[] {1, 2}, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> body.consistsOf(new byte[] {1, 2}, -1));
    }
}

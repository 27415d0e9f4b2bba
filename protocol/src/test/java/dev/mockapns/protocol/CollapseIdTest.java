/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CollapseIdTest {

    @Test
    void longest_collapse_id_has_64_bytes() {
        assertThat(CollapseId.of("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> CollapseId.of("a".repeat(65)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 65 bytes")
                .hasMessageContaining("1 to 64 bytes");
    }

    @Test
    void bytes_are_counted_not_characters() {
        assertThat(CollapseId.of("ü".repeat(32)).value()).hasSize(32);
        assertThatThrownBy(() -> CollapseId.of("ü".repeat(33))).hasMessageContaining("has 66 bytes");
    }

    @Test
    void it_is_not_empty() {
        assertThatThrownBy(() -> CollapseId.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}

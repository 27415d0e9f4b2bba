/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.KnownReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendResultTest {

    private static final ApnsId ID = ApnsId.random();

    @Test
    void a_rejection_has_the_status_of_its_reason() {
        SendResult.Rejected rejected = SendResult.Rejected.of(ID, KnownReason.BAD_DEVICE_TOKEN);
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.timestamp()).isEmpty();
    }

    @Test
    void the_rejection_of_a_dead_token_has_the_time_of_its_death() {
        Instant death = Instant.parse("2026-01-02T03:04:05Z");
        SendResult.Rejected rejected = SendResult.Rejected.of(ID, KnownReason.UNREGISTERED, death);
        assertThat(rejected.status()).isEqualTo(410);
        assertThat(rejected.timestamp()).contains(death);
    }
}

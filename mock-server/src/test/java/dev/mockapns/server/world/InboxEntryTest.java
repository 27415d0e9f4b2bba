/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an app finds in a push. */
class InboxEntryTest {

    @Test
    void every_part_of_a_notification_can_be_read() {
        InboxEntry entry = entry("""
                {"aps": {"alert": {"title": "Order 42", "subtitle": "Books", "body": "It is on its way"}, "badge": 3,
                 "sound": "bell.aiff", "category": "ORDER", "thread-id": "orders", "interruption-level": "time-sensitive"}}
                """);

        assertThat(entry.title()).contains("Order 42");
        assertThat(entry.subtitle()).contains("Books");
        assertThat(entry.alertBody()).contains("It is on its way");
        assertThat(entry.badge()).hasValue(3);
        assertThat(entry.sound()).contains("bell.aiff");
        assertThat(entry.category()).contains("ORDER");
        assertThat(entry.threadId()).contains("orders");
        assertThat(entry.interruptionLevel()).contains("time-sensitive");
    }

    @Test
    void a_critical_sound_has_a_name_too() {
        assertThat(entry("{\"aps\": {\"sound\": {\"critical\": 1, \"name\": \"siren.aiff\"}}}")
                        .sound())
                .contains("siren.aiff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"aps\": 1}",
                "{\"aps\": {\"alert\": \"hello\"}}",
                "{\"aps\": {\"alert\": [1], \"badge\": \"3\", \"sound\": 1, \"category\": {}, \"thread-id\": null,"
                        + " \"interruption-level\": 2}}",
                "{\"aps\": {\"alert\": {\"title\": 1, \"subtitle\": []}, \"badge\": 1.5, \"sound\": {\"name\": 1}}}",
                "{\"aps\": {\"badge\": 12345678901}}"
            })
    void a_part_that_is_missing_or_of_another_type_is_empty(String payload) {
        InboxEntry entry = entry(payload);

        assertThat(entry.title()).isEmpty();
        assertThat(entry.subtitle()).isEmpty();
        assertThat(entry.badge()).isEmpty();
        assertThat(entry.sound()).isEmpty();
        assertThat(entry.category()).isEmpty();
        assertThat(entry.threadId()).isEmpty();
        assertThat(entry.interruptionLevel()).isEmpty();
    }

    private static InboxEntry entry(String payload) {
        return new InboxEntry(
                ApnsId.of(UUID.randomUUID().toString()),
                Topic.of("com.example.orders"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PayloadJson.of(payload),
                Instant.EPOCH);
    }
}

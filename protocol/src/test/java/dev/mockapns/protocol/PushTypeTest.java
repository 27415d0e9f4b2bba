/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushTypeTest {

    @ParameterizedTest
    @CsvSource({
        "alert,        '',                        4096",
        "background,   '',                        4096",
        "location,     .location-query,           4096",
        "voip,         .voip,                     5120",
        "complication, .complication,             4096",
        "fileprovider, .pushkit.fileprovider,     4096",
        "mdm,          '',                        4096",
        "liveactivity, .push-type.liveactivity,   4096",
        "pushtotalk,   .voip-ptt,                 4096",
        "widgets,      .push-type.widgets,        4096",
        "controls,     .push-type.controls,       4096"
    })
    void each_of_apples_push_types_has_its_suffix_and_its_limit(String wireText, String suffix, int maxBytes) {
        assertThat(PushType.of(wireText)).hasValueSatisfying(type -> {
            assertThat(type.wireText()).isEqualTo(wireText);
            assertThat(type.topicSuffix()).isEqualTo(suffix);
            assertThat(type.maxPayloadBytes()).isEqualTo(maxBytes);
        });
    }

    @Test
    void there_are_eleven() {
        assertThat(PushType.values()).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Alert", "ALERT", "live-activity", "alert "})
    void other_spellings_are_no_push_type(String wireText) {
        assertThat(PushType.of(wireText)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = PushType.class, mode = EnumSource.Mode.EXCLUDE, names = "MDM")
    void the_topic_made_for_a_push_type_takes_it(PushType type) {
        Topic topic = Topic.of("com.example.orders").forType(type);

        assertThat(topic.takes(type)).isTrue();
        assertThat(topic.bundleId()).hasToString("com.example.orders");
    }
}

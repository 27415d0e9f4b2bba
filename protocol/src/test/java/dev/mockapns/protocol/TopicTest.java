/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "com.", ".com", "com..example", "com.exämple", "com example", "com/example", "a\n"})
    void malformed_topic_is_refused_with_its_value_and_an_example(String value) {
        assertThat(Topic.parse(value)).isEmpty();
        assertThatThrownBy(() -> Topic.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("topic: \"" + value + "\"")
                .hasMessageContaining("com.example.orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app",
                "com.example.orders",
                "com.Example.Orders-2",
                "com.example.my_app",
                "com.apple.mgmt.External.3f2a51b6-0d86-4c44-a4ba-c0a1b0c4ad3f"
            })
    void bundle_ids_and_mdm_topics_are_well_formed(String value) {
        assertThat(Topic.parse(value)).contains(new Topic(value));
    }

    @Test
    void a_topic_of_256_characters_is_too_long() {
        assertThat(Topic.parse("a".repeat(255))).isPresent();
        assertThat(Topic.parse("a".repeat(256))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.orders.voip,                   VOIP,          com.example.orders",
        "com.example.orders.voip-ptt,               PUSH_TO_TALK,  com.example.orders",
        "com.example.orders.push-type.liveactivity, LIVE_ACTIVITY, com.example.orders",
        "com.example.orders.pushkit.fileprovider,   FILE_PROVIDER, com.example.orders"
    })
    void the_suffix_tells_the_push_type(String topic, PushType type, String bundleId) {
        assertThat(Topic.of(topic).suffixType()).contains(type);
        assertThat(Topic.of(topic).bundleId()).hasToString(bundleId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.apple.mgmt.External.42", "pass.com.example.ticket", "web.com.example.news"})
    void a_topic_of_mdm_a_pass_or_the_web_has_no_suffix(String value) {
        Topic topic = Topic.of(value + ".voip");

        assertThat(topic.isOfApp()).isFalse();
        assertThat(topic.suffixType()).isEmpty();
        assertThat(topic.bundleId()).isEqualTo(topic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.orders", "passage.example", "com.apple.mgmt", "webshop.example.voip"})
    void other_topics_are_of_an_app(String value) {
        assertThat(Topic.of(value).isOfApp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.orders,         ",
        "pass.com.example.ticket,    ",
        "com.example.orders.voip,    VOIP",
        "com.apple.mgmt.External.42, MDM"
    })
    void a_topic_with_a_suffix_and_one_of_mdm_are_for_one_push_type(String topic, @Nullable PushType type) {
        assertThat(Topic.of(topic).ownType()).isEqualTo(Optional.ofNullable(type));
    }

    @Test
    void a_plain_bundle_id_is_its_own() {
        Topic topic = Topic.of("com.example.orders");

        assertThat(topic.suffixType()).isEmpty();
        assertThat(topic.bundleId()).isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.orders,       ALERT,      true",
        "com.example.orders,       BACKGROUND, true",
        "com.example.orders,       VOIP,       false",
        "com.example.orders.voip,  VOIP,       true",
        "com.example.orders.voip,  ALERT,      false",
        "com.example.orders.voip,  WIDGETS,    false",
        "com.example.orders,       MDM,        false",
        "com.apple.mgmt.Ext.42,    MDM,        true",
        "com.apple.mgmt.Ext.42,    VOIP,       false",
        "pass.com.example.ticket,  BACKGROUND, true",
        "pass.com.example.ticket,  MDM,        false"
    })
    void a_push_type_that_contradicts_the_suffix_is_not_taken(String topic, PushType type, boolean taken) {
        assertThat(Topic.of(topic).takes(type)).isEqualTo(taken);
    }
}

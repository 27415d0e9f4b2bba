/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Verdict;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Apple does not say about a push, as this fake decides it. {@code docs/fidelity.md} names these tests. */
class UndocumentedTest {

    private final TestCore core = new TestCore().installed();

    @Test
    void an_apns_id_in_upper_case_is_taken() {
        assertDelivered(core.push().with(ApnsHeaders.ID, "9D3220FE-444B-633E-D1F1-0123456789AB"));
    }

    @Test
    void a_negative_expiration_is_bad() {
        assertReason(core.push().with(ApnsHeaders.EXPIRATION, "-1"), KnownReason.BAD_EXPIRATION_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "1"})
    void an_expiration_in_the_past_is_taken(String expiration) {
        assertDelivered(core.push().with(ApnsHeaders.EXPIRATION, expiration));
    }

    @Test
    void a_device_token_in_upper_case_is_the_same_token() {
        String upper = TestCore.TOKEN.hex().toUpperCase(Locale.ROOT);

        assertDelivered(core.push().path(ApnsPaths.DEVICE + upper));
    }

    @ParameterizedTest
    @CsvSource({
        "apns-channel-id, AAAA",
        "apns-request-id, 42",
        "content-type, text/plain",
        "content-length, 1",
        "host, example.com"
    })
    void headers_that_a_push_does_not_need_are_ignored(String name, String value) {
        assertDelivered(core.push().with(name, value));
    }

    @Test
    void a_body_that_is_said_to_be_compressed_is_read_as_it_is() {
        assertDelivered(core.push().with("content-encoding", "gzip"));
    }

    @Test
    void an_empty_collapse_id_is_none() {
        assertDelivered(core.push().with(ApnsHeaders.COLLAPSE_ID, ""));
        assertDelivered(core.push().with(ApnsHeaders.COLLAPSE_ID, ""));
        assertThat(core.world.devices().inbox(core.phone)).hasSize(2);
    }

    @Test
    void the_payload_is_checked_after_the_device_token() {
        assertReason(core.push().path(ApnsPaths.DEVICE + "aaaa").body(""), KnownReason.BAD_DEVICE_TOKEN);
    }

    @Test
    void a_token_of_the_other_environment_is_bad_even_with_a_topic_that_is_not_allowed() {
        assertReason(core.push().to(Environment.SANDBOX).topic("com.example.typo"), KnownReason.BAD_DEVICE_TOKEN);
    }

    @Test
    void a_live_activity_token_with_the_plain_bundle_id_is_not_for_that_topic() {
        TestCore started = new TestCore().installed(TestCore.TOPIC + ".push-type.liveactivity", Environment.PRODUCTION);

        assertReason(
                started.push().with(ApnsHeaders.PUSH_TYPE, "liveactivity"), KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {".unknown", ".voip.voip", ".push-type.unknown", ".voip.complication"})
    void a_suffix_that_apns_does_not_know_and_a_doubled_one_are_disallowed(String suffix) {
        assertReason(
                core.push(TestCore.OTHER_TOKEN)
                        .without(ApnsHeaders.PUSH_TYPE)
                        .with(ApnsHeaders.TOPIC, TestCore.TOPIC + suffix),
                KnownReason.TOPIC_DISALLOWED);
    }

    @ParameterizedTest
    @EnumSource
    void a_device_token_of_160_digits_is_taken_in_both_environments(Environment environment) {
        Push push = core.push(DeviceToken.of("ab".repeat(80))).to(environment);

        assertThat(push.send().verdict().isAccepted()).isTrue();
    }

    @Test
    void a_pass_is_pushed_to_with_its_own_topic_and_an_empty_object() {
        TestCore passes = new TestCore();
        String topic = "pass.com.example.ticket";
        passes.world.teams().register(passes.key().teamId(), Topic.of(topic));
        passes.installed(topic, Environment.PRODUCTION);

        assertDelivered(passes.push()
                .topic(topic)
                .with(ApnsHeaders.PUSH_TYPE, "background")
                .body("{}"));
        assertDelivered(
                passes.push().topic(topic).without(ApnsHeaders.PUSH_TYPE).body("{}"));
    }

    @Test
    void the_topic_is_checked_before_the_device_token() {
        assertReason(core.push().path(ApnsPaths.DEVICE + "aaaa").without(ApnsHeaders.TOPIC), KnownReason.MISSING_TOPIC);
    }

    private static void assertDelivered(Push push) {
        assertThat(push.send().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.delivery().outcome()).isEqualTo(Delivery.Outcome.DELIVERED));
    }

    private static void assertReason(Push push, KnownReason reason) {
        assertThat(push.send().verdict().rejected())
                .hasValueSatisfying(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}

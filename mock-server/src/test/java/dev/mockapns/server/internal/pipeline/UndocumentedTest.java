/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Verdict;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void headers_that_a_push_does_not_need_are_not_looked_at(String name, String value) {
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
    void the_payload_is_looked_at_before_the_device_token() {
        assertReason(core.push().path(ApnsPaths.DEVICE + "aaaa").body(""), KnownReason.PAYLOAD_EMPTY);
    }

    @Test
    void the_topic_is_looked_at_before_the_device_token() {
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

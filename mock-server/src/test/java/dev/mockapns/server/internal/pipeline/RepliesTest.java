/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.options.ReasonSpelling;
import dev.mockapns.server.stub.StubResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers, to the byte. */
class RepliesTest {

    private static final String UPPER_CASE_UUID = "[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}";
    private static final String LOWER_CASE_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final TestCore core = new TestCore().installed();

    @Test
    void an_accepted_push_has_no_body_and_no_header_but_its_id() {
        Reply reply = core.push().reply();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers()).extracting(Header::name).containsExactly(ApnsHeaders.ID);
    }

    @Test
    void an_id_that_apns_makes_is_upper_case() {
        assertThat(value(core.push().reply(), ApnsHeaders.ID)).matches(UPPER_CASE_UUID);
    }

    @Test
    void an_id_that_was_sent_comes_back_as_it_was_spelled_also_with_a_rejection() {
        String id = "9d3220fe-444B-633e-d1f1-0123456789ab";

        assertThat(value(core.push().with(ApnsHeaders.ID, id).reply(), ApnsHeaders.ID))
                .isEqualTo(id);
        assertThat(value(core.push().with(ApnsHeaders.ID, id).body("").reply(), ApnsHeaders.ID))
                .isEqualTo(id);
    }

    @Test
    void an_id_that_is_no_uuid_is_not_sent_back() {
        assertThat(value(core.push().with(ApnsHeaders.ID, "42").reply(), ApnsHeaders.ID))
                .matches(UPPER_CASE_UUID);
    }

    @Test
    void a_unique_id_is_in_every_answer_of_the_sandbox_and_in_none_elsewhere() {
        Reply sandbox = core.push().to(Environment.SANDBOX).reply();

        assertThat(sandbox.status()).isEqualTo(400);
        assertThat(value(sandbox, ApnsHeaders.UNIQUE_ID)).matches(LOWER_CASE_UUID);
        assertThat(core.push().reply().headers()).extracting(Header::name).doesNotContain(ApnsHeaders.UNIQUE_ID);
    }

    @Test
    void a_rejection_is_its_reason_in_json_and_nothing_else() {
        Reply reply = core.push().body("").reply();

        assertThat(reply.body()).isEqualTo("{\"reason\":\"PayloadEmpty\"}");
        assertThat(reply.headers()).extracting(Header::name).containsExactly(ApnsHeaders.ID);
    }

    @Test
    void a_rejection_names_its_content_type_where_an_option_says_so() {
        core.with(o -> o.wire(w -> w.errorContentType(true)));

        assertThat(value(core.push().body("").reply(), "content-type")).isEqualTo("application/json");
        assertThat(core.push().reply().headers()).extracting(Header::name).doesNotContain("content-type");
    }

    @Test
    void a_dead_token_is_answered_with_its_time_in_milliseconds() {
        core.world.installedApps().uninstall(core.phone, TestCore.APP);

        assertThat(core.push().reply().body())
                .isEqualTo("{\"reason\":\"Unregistered\",\"timestamp\":" + core.wall.toEpochMilli() + "}");
    }

    @Test
    void a_stubbed_410_is_answered_with_the_time_of_the_answer() {
        core.stubbing.use(request -> StubResponse.reject(KnownReason.UNREGISTERED));
        core.pass(Duration.ofMinutes(7));

        assertThat(core.push().reply().body())
                .isEqualTo("{\"reason\":\"Unregistered\",\"timestamp\":"
                        + TestCore.START.plusSeconds(420).toEpochMilli() + "}");
    }

    @Test
    void only_a_stubbed_status_410_has_a_timestamp_for_any_reason() {
        core.stubbing.use(request -> StubResponse.reject(410, Reason.of("BrandNew")));
        assertThat(core.push().reply().body())
                .isEqualTo("{\"reason\":\"BrandNew\",\"timestamp\":" + TestCore.START.toEpochMilli() + "}");

        core.stubbing.use(request -> StubResponse.reject(400, KnownReason.UNREGISTERED));
        assertThat(core.push().reply().body()).isEqualTo("{\"reason\":\"Unregistered\"}");
    }

    @Test
    void a_chosen_410_is_answered_with_the_time_of_the_answer() {
        core.world.chosenRejections().reject(TestCore.TOKEN.hex(), KnownReason.UNREGISTERED);
        core.pass(Duration.ofMinutes(7));

        assertThat(core.push().reply().body())
                .isEqualTo("{\"reason\":\"Unregistered\",\"timestamp\":"
                        + TestCore.START.plusSeconds(420).toEpochMilli() + "}");
    }

    @Test
    void an_internal_error_has_the_apns_id_and_is_recorded() {
        String topic = TestCore.TOPIC + ".push-type.liveactivity";
        TestCore failing = new TestCore().installed(topic, Environment.PRODUCTION);
        failing.listener = event -> {
            throw new IllegalStateException("on purpose, by " + RepliesTest.class.getSimpleName());
        };
        String id = "123e4567-e89b-12d3-a456-426614174000";

        Reply reply = failing.push()
                .topic(topic)
                .with(ApnsHeaders.ID, id)
                .body("{\"aps\":{\"event\":\"start\",\"attributes-type\":\"Order\",\"attributes\":{}}}")
                .reply();

        assertThat(reply.body()).isEqualTo("{\"reason\":\"InternalServerError\"}");
        assertThat(value(reply, ApnsHeaders.ID)).isEqualTo(id);
        assertThat(failing.journal.exchanges())
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.describe())
                        .contains(
                                "→ 500 InternalServerError",
                                "internal error while handling the request (a bug in MockApns)"));
    }

    @Test
    void a_chosen_410_may_have_a_time_of_its_own() {
        Instant confirmed = Instant.parse("2026-01-01T00:00:00Z");
        core.world.chosenRejections().reject(TestCore.TOKEN.hex(), KnownReason.EXPIRED_TOKEN, confirmed);

        assertThat(core.push().reply().body()).isEqualTo("{\"reason\":\"ExpiredToken\",\"timestamp\":1767225600000}");
        assertThatThrownBy(() -> core.world
                        .chosenRejections()
                        .reject(TestCore.TOKEN.hex(), KnownReason.BAD_DEVICE_TOKEN, confirmed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timestamp: 2026-01-01T00:00:00Z with BadDeviceToken (expected: a reason with status 410,"
                        + " such as Unregistered)");
    }

    @Test
    void a_reason_is_spelled_as_on_the_wire_or_as_documented() {
        String jwt = Jwt.of(core.key(Set.of(Environment.SANDBOX)), core.wall).sign();

        assertThat(core.push().bearer(jwt).reply().body()).isEqualTo("{\"reason\":\"BadEnvironmentKeyInToken\"}");
        core.with(o -> o.wire(w -> w.spelling(ReasonSpelling.DOCUMENTED)));
        assertThat(core.push().bearer(jwt).reply().body()).isEqualTo("{\"reason\":\"BadEnvironmentKeyIdInToken\"}");
    }

    @Test
    void a_report_spells_a_reason_as_it_was_sent() {
        String jwt = Jwt.of(core.key(Set.of(Environment.SANDBOX)), core.wall).sign();
        core.with(o -> o.wire(w -> w.spelling(ReasonSpelling.DOCUMENTED)));

        assertThat(core.push().bearer(jwt).send().describe()).contains("→ 403 BadEnvironmentKeyIdInToken");
    }

    @Test
    void service_unavailable_has_a_space_on_the_page_of_the_broadcast_api_only() {
        core.stubbing.use(request -> StubResponse.reject(KnownReason.SERVICE_UNAVAILABLE));

        assertThat(Channeling.list(core).reply().body()).isEqualTo("{\"reason\":\"ServiceUnavailable\"}");
        core.with(o -> o.wire(w -> w.spelling(ReasonSpelling.DOCUMENTED)));
        assertThat(Channeling.list(core).reply().body()).isEqualTo("{\"reason\":\"Service Unavailable\"}");
        assertThat(core.push().reply().body()).isEqualTo("{\"reason\":\"ServiceUnavailable\"}");
    }

    private static String value(Reply reply, String name) {
        List<String> values = reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
        assertThat(values).as(name).hasSize(1);
        return values.get(0);
    }
}

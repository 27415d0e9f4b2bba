/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.server.exchange.Finding.Level.NOTE;
import static dev.mockapns.server.exchange.Finding.Level.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.options.BackgroundPriority;
import dev.mockapns.server.stub.StubResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What APNs accepts, and then punishes or ignores. */
class FindingsTest {

    private static final String CLOSED_AFTER_HANDSHAKE = "{\"aps\":{\"content-available\":1}}";

    private final TestCore core = new TestCore().installed();
    private final String providerToken = core.jwt();

    @Test
    void a_push_as_apple_wants_it_has_no_finding() {
        assertThat(perfect().send().findings()).isEmpty();
    }

    @Test
    void a_background_push_with_priority_10_is_a_warning() {
        Exchange exchange = background().with(ApnsHeaders.PRIORITY, "10").send();

        assertThat(exchange.verdict().isAccepted()).isTrue();
        assertWarns(exchange, "background-priority", "a background push has apns-priority 10");
        assertThat(core.world.devices().inbox(core.phone)).hasSize(1);
    }

    @Test
    void a_background_push_without_a_priority_is_a_warning() {
        assertWarns(
                background().without(ApnsHeaders.PRIORITY).send(),
                "background-priority",
                "a background push has no apns-priority, which means 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1"})
    void a_background_push_with_a_lower_priority_is_fine(String priority) {
        assertThat(background().with(ApnsHeaders.PRIORITY, priority).send().findings())
                .isEmpty();
    }

    @Test
    void a_background_push_with_priority_10_is_discarded_if_an_option_says_so() {
        core.with(o -> o.wire(w -> w.backgroundPriority(BackgroundPriority.DISCARD)));

        Exchange exchange = background().without(ApnsHeaders.PRIORITY).send();

        assertThat(exchange.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.delivery().outcome()).isEqualTo(Delivery.Outcome.DISCARDED));
        assertThat(core.world.devices().inbox(core.phone)).isEmpty();
        assertWarns(exchange, "background-priority", "which means 10");
        background().send();
        assertThat(core.world.devices().inbox(core.phone)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"aps\":{\"event\":\"start\"}}", "{\"aps\":{}}", "{}"})
    void a_broadcast_that_neither_updates_nor_ends_is_a_warning(String body) {
        assertWarns(broadcast().body(body).send(), "broadcast-event", "the broadcast has ");
    }

    @Test
    void a_broadcast_without_a_priority_is_a_note() {
        assertThat(broadcast().without(ApnsHeaders.PRIORITY).send().findings())
                .extracting(Finding::name, Finding::level)
                .containsExactly(tuple("broadcast-priority", NOTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"liveactivity", "Liveactivity", "LiveActivity"})
    void a_broadcast_is_a_live_activity_in_upper_or_lower_case(String type) {
        Exchange exchange = broadcast()
                .with(ApnsHeaders.PUSH_TYPE, type)
                .body("{\"aps\":{\"event\":\"end\",\"alert\":{\"title\":{\"loc-key\":\"A\"}}}}")
                .send();

        assertThat(exchange.findings()).isEmpty();
    }

    @Test
    void an_alert_in_a_background_push_is_a_warning() {
        Exchange exchange = background()
                .body("{\"aps\":{\"content-available\":1,\"alert\":\"Hello\",\"badge\":1}}")
                .send();

        assertWarns(exchange, "background-alert", "a background push has alert, badge in aps");
    }

    @Test
    void a_body_that_is_not_json_is_a_warning() {
        assertFinds(perfect().body("hello").send(), "body-not-json", WARN, "the body is not JSON");
        assertFinds(perfect().body("[1]").send(), "body-not-json", WARN, "the body is JSON but not an object");
    }

    @Test
    void a_warning_with_the_cause_of_the_delivery_adds_its_source_only() {
        assertThat(perfect().body("hello").send().describe())
                .containsOnlyOnce("the body is not JSON")
                .contains("\n    source   Apple, Generating a remote notification")
                .doesNotContain("warning");
    }

    @Test
    void an_incomplete_start_of_a_live_activity_is_a_warning() {
        Push start = core.push(TestCore.OTHER_TOKEN).topic(TestCore.TOPIC + ".push-type.liveactivity");

        Exchange exchange = start.body("{\"aps\":{\"event\":\"start\",\"attributes\":{},\"alert\":\"Go\"}}")
                .send();

        assertThat(exchange.findings())
                .extracting(Finding::name, Finding::because)
                .contains(tuple(
                        "live-activity-start",
                        "the push has the event start, but aps lacks attributes-type, content-state;"
                                + " APNs accepts it, and the device may not start a Live Activity"));
        assertThat(start.body("{\"aps\":{\"event\":\"update\"}}").send().findings())
                .extracting(Finding::name)
                .doesNotContain("live-activity-start");
    }

    @Test
    void custom_keys_inside_aps_are_a_warning() {
        Exchange exchange = perfect()
                .body("{\"order\":42,\"aps\":{\"alert\":\"Hello\",\"order\":42,\"user\":\"a\"}}")
                .send();

        assertWarns(exchange, "aps-custom-key", "aps has keys that Apple does not define: \"order\", \"user\"");
    }

    @Test
    void the_app_gets_aps_as_it_is_in_a_voip_push() {
        Exchange exchange = core.push(TestCore.OTHER_TOKEN)
                .topic(TestCore.TOPIC + ".voip")
                .with(ApnsHeaders.EXPIRATION, "0")
                .body("{\"aps\":{\"caller\":\"Bob\"}}")
                .send();

        assertThat(exchange.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"aps\":\"hello\"} | aps is a string instead of an object",
                "{\"aps\":null} | aps is null instead of an object",
                "{\"aps\":{\"badge\":\"1\"}} | aps.badge is a string instead of a number",
                "{\"aps\":{\"alert\":1}} | aps.alert is a number instead of a string or an object",
                "{\"aps\":{\"content-available\":true}} | aps.content-available is a boolean instead of a number",
                "{\"aps\":{\"sound\":[]}} | aps.sound is an array instead of a string or an object",
                "{\"aps\":{\"sound\":{\"volume\":\"1\"}}} | aps.sound.volume is a string instead of a number",
                "{\"aps\":{\"alert\":{\"body\":{}}}} | aps.alert.body is an object instead of a string",
                "{\"aps\":{\"alert\":{\"loc-args\":[1]}}} | aps.alert.loc-args is an array with values of other types instead of an array of strings",
                "{\"aps\":{\"content-changed\":1}} | aps.content-changed is a number instead of a boolean"
            })
    void values_of_another_type_than_apple_documents_are_a_warning(String payload, String sentence) {
        assertWarns(perfect().body(payload).send(), "aps-value-type", sentence);
    }

    @Test
    void a_live_activity_may_have_objects_for_title_and_body() {
        Exchange exchange = core.push(TestCore.OTHER_TOKEN)
                .topic(TestCore.TOPIC + ".push-type.liveactivity")
                .with(ApnsHeaders.EXPIRATION, "0")
                .body("{\"aps\":{\"event\":\"update\",\"timestamp\":1,\"content-state\":{},"
                        + "\"alert\":{\"title\":{\"loc-key\":\"T\"},\"body\":{\"loc-key\":\"B\"},\"sound\":\"x\"}}}")
                .send();

        assertThat(exchange.verdict().isAccepted()).as(exchange.describe()).isTrue();
        assertThat(exchange.findings()).isEmpty();
    }

    @Test
    void a_missing_push_type_is_a_warning_that_names_the_one_to_send() {
        Exchange alert = perfect().without(ApnsHeaders.PUSH_TYPE).send();
        Exchange silent = perfect()
                .without(ApnsHeaders.PUSH_TYPE)
                .body(CLOSED_AFTER_HANDSHAKE)
                .send();

        assertWarns(alert, "missing-push-type", "there is no apns-push-type");
        assertThat(find(alert, "missing-push-type").orElseThrow().advice()).endsWith("apns-push-type: alert");
        assertThat(find(silent, "missing-push-type").orElseThrow().advice()).endsWith("apns-push-type: background");
    }

    @Test
    void a_new_connection_for_every_push_is_a_warning_from_the_third_on() {
        assertThat(onConnection(1).findings()).isEmpty();
        assertThat(onConnection(2).findings()).isEmpty();
        assertWarns(onConnection(3), "connection-per-push", "each of the last 3 requests came on a new connection");
        assertWarns(onConnection(4), "connection-per-push", "each of the last 4 requests came on a new connection");
        assertThat(onConnection(4).findings()).isEmpty();
        assertThat(onConnection(5).findings()).isEmpty();
    }

    @Test
    void a_rejected_push_on_a_new_connection_counts_as_well() {
        onConnection(1);
        onConnection(2);

        Exchange rejected = perfect()
                .without(ApnsHeaders.TOPIC)
                .on(3, core.world.clock().instant())
                .send();

        assertThat(rejected.verdict().isAccepted()).isFalse();
        assertWarns(rejected, "connection-per-push", "each of the last 3 requests");
    }

    @Test
    void a_pool_of_connections_that_opens_for_many_pushes_at_once_is_fine() {
        var opened = core.world.clock().instant();
        core.pass(Duration.ofMillis(1));

        for (int connection = 1; connection <= 10; connection++) {
            assertThat(perfect().on(connection, opened).send().findings()).isEmpty();
        }
    }

    @Test
    void a_new_provider_token_for_every_push_is_a_warning_from_the_third_on() {
        assertThat(perfect().bearer(core.jwt()).send().findings()).isEmpty();
        assertThat(perfect().bearer(core.jwt()).send().findings()).isEmpty();
        String third = core.jwt();
        assertWarns(
                perfect().bearer(third).send(),
                "provider-token-per-push",
                "each of the last 3 requests had a new provider token");
        assertThat(perfect().bearer(third).send().findings()).isEmpty();
    }

    @Test
    void a_provider_token_that_is_renewed_in_time_is_fine() {
        for (int i = 0; i < 5; i++) {
            assertThat(perfect().bearer(core.jwt()).send().findings()).isEmpty();
            core.pass(Duration.ofMinutes(20));
        }
    }

    @Test
    void two_provider_tokens_in_turn_are_not_new_ones() {
        String one = core.jwt();
        String other = core.jwt();
        for (int i = 0; i < 3; i++) {
            assertThat(perfect().bearer(one).send().findings()).isEmpty();
            assertThat(perfect().bearer(other).send().findings()).isEmpty();
        }
    }

    @Test
    void a_der_signature_is_a_note_and_stays_out_of_the_journal() {
        String jwt = core.spoilt().der().sign();

        Exchange exchange = perfect().bearer(jwt).send();

        assertNotes(exchange, "provider-token-dialect", "its signature is in DER instead of 64 raw bytes");
        assertThat(exchange.toString() + exchange.request() + exchange.findings())
                .doesNotContain(jwt.substring(jwt.lastIndexOf('.') + 1));
    }

    @Test
    void padded_base64_is_a_note() {
        assertNotes(
                perfect().bearer(core.spoilt().paddedBase64().sign()).send(),
                "provider-token-dialect",
                "is in padded standard Base64 instead of base64url");
    }

    @Test
    void an_iat_in_quotes_is_a_note() {
        String iat = "\"" + core.wall.getEpochSecond() + "\"";

        assertNotes(
                perfect().bearer(Jwt.of(core.key(), iat).sign()).send(),
                "provider-token-dialect",
                "its iat is a JSON string");
    }

    @Test
    void a_dialect_is_noted_with_every_push_of_the_same_provider_token() {
        String jwt = core.spoilt().der().sign();
        perfect().bearer(jwt).send();

        assertNotes(perfect().bearer(jwt).send(), "provider-token-dialect", "DER");
    }

    @Test
    void a_path_in_the_dynamic_table_is_a_note() {
        assertThat(perfect().indexed().send().findings())
                .extracting(Finding::name, Finding::level)
                .containsExactly(tuple("path-indexed", NOTE));
        assertThat(broadcast().indexed().send().findings())
                .as("a broadcast always has the same path")
                .isEmpty();
    }

    @Test
    void a_blank_at_the_edge_of_a_value_is_a_warning() {
        Exchange exchange =
                perfect().with(ApnsHeaders.COLLAPSE_ID, " order-42\t").send();

        assertThat(exchange.verdict().isAccepted()).isTrue();
        assertThat(exchange.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("blank-edge");
            assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
            assertThat(finding.because()).contains("\"apns-collapse-id\"", "RFC 9113");
        });
    }

    @Test
    void a_blank_at_the_edge_of_a_value_is_a_warning_on_a_rejection_too() {
        Exchange exchange = perfect().with(ApnsHeaders.AUTHORIZATION, "bearer ").send();

        assertThat(exchange.verdict().rejected())
                .hasValueSatisfying(
                        rejected -> assertThat(rejected.reason()).isEqualTo(KnownReason.MISSING_PROVIDER_TOKEN));
        assertThat(exchange.findings()).extracting(Finding::name).containsExactly("blank-edge");
        assertThat(exchange.describe()).contains("\"authorization\" begins or ends with a space or tab");
    }

    @ParameterizedTest
    @EnumSource
    void the_advice_of_a_warning_names_java_for_readers_of_java_only(Dialect dialect) {
        Exchange exchange = perfect().with(ApnsHeaders.COLLAPSE_ID, " order-42").send();

        assertThat(exchange.describe(dialect).contains("BlankEdges.REFUSE")).isEqualTo(dialect == Dialect.JAVA);
    }

    @Test
    void a_capital_bearer_is_a_note() {
        assertNotes(
                perfect()
                        .with(ApnsHeaders.AUTHORIZATION, "Bearer " + core.jwt())
                        .send(),
                "capital-bearer",
                "the scheme of the authorization header is Bearer");
    }

    @Test
    void an_ignored_provider_token_is_a_note_and_has_no_other_finding() {
        Push push = perfect().on(OneConnection.with(core, core.certificate(), PRODUCTION));

        for (int i = 0; i < 4; i++) {
            core.pass(Duration.ofSeconds(1));
            Exchange exchange =
                    push.with(ApnsHeaders.AUTHORIZATION, "Bearer " + core.jwt()).send();
            assertNotes(exchange, "ignored-authorization", "there is an authorization header, and APNs ignores it");
            assertThat(exchange.findings()).hasSize(1);
        }
        assertThat(push.without(ApnsHeaders.AUTHORIZATION).send().findings()).isEmpty();
    }

    @Test
    void a_missing_expiration_is_a_note() {
        assertNotes(
                perfect().without(ApnsHeaders.EXPIRATION).send(), "missing-expiration", "there is no apns-expiration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1767330000000", "1767330000000000", "100000000000", "999999999999999999"})
    void an_expiration_in_milliseconds_is_a_warning(String expiration) {
        Exchange exchange = perfect().with(ApnsHeaders.EXPIRATION, expiration).send();

        assertThat(exchange.verdict().isAccepted()).isTrue();
        assertWarns(
                exchange,
                "expiration-in-milliseconds",
                "apns-expiration is " + expiration + ", which is about the year ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "1767330000", "99999999999"})
    void an_expiration_in_seconds_is_fine(String expiration) {
        assertThat(perfect().with(ApnsHeaders.EXPIRATION, expiration).send().findings())
                .isEmpty();
    }

    @Test
    void an_expiration_that_only_a_stub_accepts_is_no_finding() {
        core.stubbing.use(request -> StubResponse.accept());

        assertThat(perfect().with(ApnsHeaders.EXPIRATION, "9".repeat(30)).send().findings())
                .isEmpty();
    }

    @Test
    void a_rejected_push_has_no_finding_beside_its_rejection() {
        Exchange exchange = core.push()
                .without(ApnsHeaders.TOPIC)
                .without(ApnsHeaders.PUSH_TYPE)
                .body("hello")
                .send();

        assertThat(exchange.findings()).isEmpty();
    }

    @Test
    void a_push_that_a_stub_accepts_is_linted_too() {
        core.stubbing.use(request -> StubResponse.accept());

        assertWarns(perfect().body("hello").send(), "body-not-json", "the body is not JSON");
    }

    @Test
    void a_report_shows_warnings_in_full_and_notes_in_one_line() {
        for (int i = 0; i < 5; i++) {
            core.push().without(ApnsHeaders.PUSH_TYPE).send();
        }

        String report = core.journal.report(100);

        assertThat(report.lines().filter(line -> line.startsWith("    warning  there is no apns-push-type")))
                .hasSize(5);
        assertThat(report.lines().filter(line -> line.startsWith("    note ")))
                .singleElement()
                .isEqualTo("    note     missing-expiration (#1, #2, #3 and 2 more); see Exchange.findings()");
        assertThat(core.journal.exchanges().get(0).describe()).doesNotContain("apns-expiration");
    }

    @Test
    void a_cleared_journal_starts_to_count_anew() {
        onConnection(1);
        onConnection(2);
        core.journal.clear();

        assertThat(onConnection(3).findings()).isEmpty();
    }

    private Push perfect() {
        return core.push().with(ApnsHeaders.EXPIRATION, "0").bearer(providerToken);
    }

    private Push broadcast() {
        return Channeling.broadcast(core, Channeling.channel(core, false, Environment.PRODUCTION))
                .bearer(providerToken)
                .with(ApnsHeaders.PRIORITY, "10");
    }

    private Push background() {
        return perfect()
                .with(ApnsHeaders.PUSH_TYPE, "background")
                .with(ApnsHeaders.PRIORITY, "5")
                .body(CLOSED_AFTER_HANDSHAKE);
    }

    private Exchange onConnection(long number) {
        return perfect().on(number, core.world.clock().instant()).send();
    }

    private static void assertWarns(Exchange exchange, String name, String sentence) {
        assertFinds(exchange, name, WARN, sentence);
        assertThat(exchange.describe()).contains("\n    warning  ").contains(sentence);
    }

    private static void assertNotes(Exchange exchange, String name, String sentence) {
        assertFinds(exchange, name, NOTE, sentence);
        assertThat(exchange.describe()).doesNotContain(sentence);
    }

    /** Finds this and nothing else. */
    private static void assertFinds(Exchange exchange, String name, Finding.Level level, String sentence) {
        assertThat(exchange.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo(name);
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.because()).contains(sentence);
        });
    }

    private static Optional<Finding> find(Exchange exchange, String name) {
        return exchange.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst();
    }
}

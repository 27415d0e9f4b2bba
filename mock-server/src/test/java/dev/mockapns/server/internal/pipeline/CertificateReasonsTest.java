/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE;
import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE_ENVIRONMENT;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_MISMATCH;
import static dev.mockapns.server.internal.pipeline.TestCore.OTHER_TOPIC;
import static dev.mockapns.server.internal.pipeline.TestCore.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.internal.core.Inspection;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.explain.Explain;
import dev.mockapns.server.options.CertificateRefusal;
import dev.mockapns.server.world.ProviderCertificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client certificate lets through, and what not. */
class CertificateReasonsTest {

    private static final String MDM = "com.apple.mgmt.External.6a0a852b-efaa-4267-94ca-f1a3e6a9e43e";

    private final TestCore core = new TestCore().installed();

    @Test
    void a_certificate_needs_no_provider_token_and_no_topic() {
        Exchange exchange =
                core.push().with(core.certificate()).without(ApnsHeaders.TOPIC).send();

        assertAccepted(exchange);
        assertThat(exchange.describe())
                .contains("  topic=" + TOPIC + "  ", "  certificate=", "delivered", "Alice's iPhone");
        assertThat(core.world.devices().inbox(core.phone)).hasSize(1);
    }

    @Test
    void the_topic_may_be_named_beside_a_certificate_with_one_topic() {
        assertAccepted(core.push().with(core.certificate()).send());
        assertAccepted(
                core.push().with(core.certificate()).with(ApnsHeaders.TOPIC, "").send());
    }

    @Test
    void a_provider_token_beside_a_certificate_is_ignored() {
        Push push = core.push().with(core.certificate()).bearer("nonsense");

        assertAccepted(push.send());
    }

    @Test
    void a_certificate_binds_the_connection_to_no_team_and_counts_no_provider_tokens() {
        OneConnection connection = OneConnection.with(core, core.certificate(), PRODUCTION);
        core.with(o -> o.providerTokens(p -> p.earlyChanges(0)));
        for (int i = 0; i < 3; i++) {
            assertAccepted(core.push().on(connection).send());
        }

        assertThat(connection.state().binding()).isEmpty();
        assertThat(connection.state().tokenUses()).isEmpty();
    }

    @Test
    void a_valid_certificate_authenticates_from_the_start() {
        assertThat(OneConnection.with(core, core.certificate(), PRODUCTION)
                        .state()
                        .authenticated())
                .isTrue();
        assertThat(OneConnection.with(core, core.foreignCertificate(), PRODUCTION)
                        .state()
                        .authenticated())
                .isFalse();
    }

    @Test
    void a_certificate_of_another_ca_is_bad_even_beside_a_good_provider_token() {
        OneConnection connection = OneConnection.with(core, core.foreignCertificate(), PRODUCTION);

        assertReason(core.push().on(connection), BAD_CERTIFICATE);
    }

    @Test
    void an_expired_certificate_is_bad() {
        assertReason(core.push().with(core.certificate(c -> c.validUntil(core.wall.minusSeconds(1)))), BAD_CERTIFICATE);
        assertAccepted(core.push()
                .with(core.certificate(c -> c.validUntil(core.wall.plusSeconds(1))))
                .send());
    }

    @Test
    void a_certificate_that_expires_while_its_connection_is_open_is_bad_from_then_on() {
        OneConnection connection = OneConnection.with(core, core.certificate(), PRODUCTION);
        assertAccepted(core.push().on(connection).send());

        core.world.advance(Duration.ofDays(366));

        assertReason(core.push().on(connection), BAD_CERTIFICATE);
    }

    @Test
    void a_certificate_that_is_not_valid_yet_is_bad() {
        assertReason(core.push().with(core.certificate(c -> c.validFrom(core.wall.plusSeconds(60)))), BAD_CERTIFICATE);
    }

    @Test
    void a_certificate_revoked_while_its_connection_is_open_is_bad_from_then_on() {
        ProviderCertificate certificate = core.certificate();
        OneConnection connection = OneConnection.with(core, certificate, PRODUCTION);
        assertAccepted(core.push().on(connection).send());

        core.world.certificates().revoke(core.key().teamId(), certificate.serialNumber());

        assertReason(core.push().on(connection), BAD_CERTIFICATE);
        assertReason(core.push().with(certificate), BAD_CERTIFICATE);
        assertAccepted(core.push().with(core.certificate()).send());
    }

    @Test
    void inspection_of_a_foreign_certificate_says_what_is_wrong_with_it() {
        Inspection client = core.pipeline.inspect(core.foreignCertificate().chain(), Routing.toPushes(PRODUCTION));

        assertThat(client.state().authenticated()).isFalse();
        assertThat(client.defect()).hasValueSatisfying(defect -> {
            assertThat(defect.reason()).isEqualTo(BAD_CERTIFICATE);
            assertThat(Explain.explain(defect.cause(), Dialect.JAVA).because()).contains("was issued by");
        });
    }

    @Test
    void inspection_of_a_certificate_depends_on_the_environment() {
        ProviderCertificate sandbox = core.certificate(c -> c.environments(SANDBOX));

        assertThat(core.pipeline
                        .inspect(sandbox.chain(), Routing.toPushes(PRODUCTION))
                        .defect())
                .hasValueSatisfying(defect -> {
                    assertThat(defect.reason()).isEqualTo(BAD_CERTIFICATE_ENVIRONMENT);
                    assertThat(Explain.explain(defect.cause(), Dialect.JAVA).because())
                            .endsWith(" is for SANDBOX only, and the client came to PRODUCTION");
                });
        assertThat(core.pipeline.inspect(sandbox.chain(), Routing.toPushes(SANDBOX)))
                .satisfies(client -> assertThat(client.defect()).isEmpty())
                .satisfies(client -> assertThat(client.state().authenticated()).isTrue());
    }

    @Test
    void a_certificate_of_the_other_environment_is_refused_by_answer_if_set() {
        core.with(o -> o.connections(c -> c.badCertificateEnvironment(CertificateRefusal.BY_ANSWER)));

        assertReason(core.push().with(core.certificate(c -> c.environments(SANDBOX))), BAD_CERTIFICATE_ENVIRONMENT);
    }

    @Test
    void the_method_is_judged_before_the_certificate() {
        assertReason(core.push().with(core.foreignCertificate()).method("GET"), METHOD_NOT_ALLOWED);
    }

    @Test
    void a_push_without_a_topic_misses_it_with_a_certificate_for_several() {
        Push push = core.push().with(core.certificate(c -> c.allTopics()));

        assertAccepted(push.send());
        assertReason(push.without(ApnsHeaders.TOPIC), MISSING_TOPIC);
    }

    @Test
    void a_topic_outside_the_certificate_is_disallowed() {
        assertReason(core.push().with(core.certificate()).topic(OTHER_TOPIC), TOPIC_DISALLOWED);
        assertReason(core.push().with(core.certificate()).topic(TOPIC + ".voip"), TOPIC_DISALLOWED);
        assertAccepted(core.push(TestCore.OTHER_TOKEN)
                .with(core.certificate(c -> c.allTopics()))
                .topic(TOPIC + ".voip")
                .send());
    }

    @Test
    void a_certificate_for_voip_alone_implies_that_topic() {
        Push push = core.push(TestCore.OTHER_TOKEN)
                .with(core.certificate(c -> c.topicsFor(PushType.VOIP)))
                .without(ApnsHeaders.TOPIC)
                .with(ApnsHeaders.PUSH_TYPE, "voip");

        assertAccepted(push.send());
    }

    @Test
    void a_location_push_with_a_certificate_is_disallowed() {
        assertReason(core.push().with(core.certificate()).topic(TOPIC + ".location-query"), TOPIC_DISALLOWED);
        assertReason(
                core.push().with(core.certificate()).without(ApnsHeaders.TOPIC).with(ApnsHeaders.PUSH_TYPE, "location"),
                TOPIC_DISALLOWED);
    }

    @Test
    void the_implied_topic_must_fit_the_push_type_too() {
        assertReason(
                core.push().with(core.certificate()).without(ApnsHeaders.TOPIC).with(ApnsHeaders.PUSH_TYPE, "voip"),
                INVALID_PUSH_TYPE);
    }

    @Test
    void an_mdm_certificate_implies_its_uid_as_topic() {
        TestCore managed = new TestCore();
        managed.world.teams().register(managed.key().teamId(), Topic.of(MDM));
        managed.installed(MDM, PRODUCTION);

        assertAccepted(managed.push()
                .with(managed.certificate(MDM, c -> c))
                .without(ApnsHeaders.TOPIC)
                .with(ApnsHeaders.PUSH_TYPE, "mdm")
                .body("{\"mdm\":\"magic\"}")
                .send());
    }

    @ParameterizedTest
    @ValueSource(strings = {MDM, "pass.com.example.ticket", "web.com.example.news"})
    void a_certificate_for_mdm_a_pass_or_the_web_covers_its_one_topic(String topic) {
        TestCore single = new TestCore();
        single.world.teams().register(single.key().teamId(), Topic.of(topic));
        single.installed(topic, PRODUCTION);

        Exchange exchange = single.push()
                .with(single.certificate(topic, c -> c.allTopics()))
                .without(ApnsHeaders.TOPIC)
                .without(ApnsHeaders.PUSH_TYPE)
                .body("{}")
                .send();

        assertAccepted(exchange);
        assertThat(single.world.devices().inbox(single.phone))
                .extracting(entry -> entry.topic().value())
                .containsExactly(topic);
    }

    @Test
    void a_certificate_lists_and_creates_channels_of_its_app() {
        Channeling.enable(core);

        assertThat(Channeling.list(core)
                        .with(core.certificate())
                        .send()
                        .verdict()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_app_that_the_certificate_does_not_cover_is_a_mismatch() {
        ProviderCertificate other = core.certificate(OTHER_TOPIC, c -> c);

        assertReason(Channeling.list(core).with(other), TOPIC_MISMATCH);
        assertReason(core.push().path("/4/broadcasts/apps/" + TOPIC).with(other), TOPIC_MISMATCH);
    }

    @Test
    void a_chain_that_is_empty_is_no_certificate() {
        assertThat(core.pipeline.inspect(List.of(), Routing.toPushes(PRODUCTION)))
                .isEqualTo(Inspection.anonymous());
    }

    private static void assertAccepted(Exchange exchange) {
        assertThat(exchange.verdict().isAccepted()).as(exchange.describe()).isTrue();
    }

    private static void assertReason(Push push, KnownReason reason) {
        Exchange exchange = push.send();
        assertThat(exchange.verdict().rejected())
                .as(exchange.describe())
                .hasValueSatisfying(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}

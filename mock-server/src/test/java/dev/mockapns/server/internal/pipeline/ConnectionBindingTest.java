/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static dev.mockapns.protocol.KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.UNRELATED_KEY_ID_IN_TOKEN;
import static dev.mockapns.server.internal.pipeline.TestCore.OTHER_TOPIC;
import static dev.mockapns.server.internal.pipeline.TestCore.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.stub.StubResponse;
import dev.mockapns.server.world.ProviderKey;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the first accepted push of a connection fixes for those that follow. */
class ConnectionBindingTest {

    private static final String OTHER_TEAM = "OTHERTEAM1";
    private static final String OTHER_TEAMS_TOPIC = "com.other.app";

    private final TestCore core = new TestCore();
    private final OneConnection connection = new OneConnection();

    @Test
    void a_second_team_is_refused_on_the_connection_and_accepted_on_another() {
        ProviderKey other = core.keyOfTeam(OTHER_TEAM, OTHER_TEAMS_TOPIC);
        assertAccepted(signed(core.key()).on(connection));

        assertReason(signed(other).topic(OTHER_TEAMS_TOPIC).on(connection), INVALID_PROVIDER_TOKEN);
        assertAccepted(signed(other).topic(OTHER_TEAMS_TOPIC));
    }

    @Test
    void a_refused_team_leaves_the_binding_as_it_is() {
        ProviderKey other = core.keyOfTeam(OTHER_TEAM, OTHER_TEAMS_TOPIC);
        assertAccepted(signed(core.key()).on(connection));
        assertReason(signed(other).topic(OTHER_TEAMS_TOPIC).on(connection), INVALID_PROVIDER_TOKEN);

        assertAccepted(signed(core.key()).on(connection));
        assertThat(connection.state().binding().orElseThrow().exchange()).isEqualTo(1);
    }

    @Test
    void only_an_accepted_push_binds() {
        ProviderKey other = core.keyOfTeam(OTHER_TEAM, OTHER_TEAMS_TOPIC);
        assertReason(signed(core.key()).body("").on(connection), PAYLOAD_EMPTY);
        assertThat(connection.state().authenticated()).isTrue();

        assertAccepted(signed(other).topic(OTHER_TEAMS_TOPIC).on(connection));

        assertThat(connection.state().binding().orElseThrow().teamId()).isEqualTo(OTHER_TEAM);
    }

    @Test
    void a_push_that_a_stub_accepts_does_not_bind() {
        core.stubbing.use(request -> StubResponse.accept());

        assertAccepted(signed(core.key()).on(connection));

        assertThat(connection.state().binding()).isEmpty();
    }

    @Test
    void a_second_key_for_the_whole_team_may_be_used() {
        assertAccepted(signed(core.key()).on(connection));

        assertAccepted(signed(core.key(Set.of(PRODUCTION))).on(connection));
    }

    @Test
    void a_topic_specific_key_after_a_team_scoped_one_is_unrelated() {
        assertAccepted(signed(core.key()).on(connection));

        assertReason(signed(core.keyFor(TOPIC)).on(connection), UNRELATED_KEY_ID_IN_TOKEN);
    }

    @Test
    void a_team_scoped_key_after_a_topic_specific_one_is_unrelated() {
        assertAccepted(signed(core.keyFor(TOPIC)).on(connection));

        assertReason(signed(core.key()).on(connection), UNRELATED_KEY_ID_IN_TOKEN);
    }

    @Test
    void another_topic_specific_key_is_unrelated_even_for_the_same_topic() {
        ProviderKey first = core.keyFor(TOPIC);
        assertAccepted(signed(first).on(connection));

        assertReason(signed(core.keyFor(TOPIC)).on(connection), UNRELATED_KEY_ID_IN_TOKEN);
        assertAccepted(signed(first).on(connection));
    }

    @Test
    void related_keys_take_turns_on_one_connection() {
        ProviderKey orders = core.keyFor(TOPIC);
        ProviderKey shop = core.keyFor(OTHER_TOPIC);
        relate(orders, shop);
        Push toOrders = signed(orders).on(connection);
        Push toShop = signed(shop).topic(OTHER_TOPIC).on(connection);

        for (int i = 0; i < 5; i++) {
            assertAccepted(toOrders);
            assertAccepted(toShop);
        }

        assertReason(signed(core.keyFor(TOPIC)).on(connection), UNRELATED_KEY_ID_IN_TOKEN);
    }

    @Test
    void a_related_key_pushes_to_its_own_topics_only() {
        ProviderKey orders = core.keyFor(TOPIC);
        ProviderKey shop = core.keyFor(OTHER_TOPIC);
        relate(orders, shop);
        assertAccepted(signed(orders).on(connection));

        assertReason(signed(shop).topic(TOPIC).on(connection), TOPIC_DISALLOWED);
    }

    @Test
    void a_team_scoped_key_of_the_other_environment_is_refused_as_such() {
        assertAccepted(signed(core.key(Set.of(PRODUCTION))).on(connection));

        assertReason(signed(core.key(Set.of(SANDBOX))).on(connection), BAD_ENVIRONMENT_KEY_IN_TOKEN);
    }

    @Test
    void an_option_accepts_every_genuine_key() {
        core.with(o -> o.providerTokens(p -> p.connectionBinding(false)));
        assertAccepted(signed(core.key()).on(connection));

        assertAccepted(signed(core.keyOfTeam(OTHER_TEAM, OTHER_TEAMS_TOPIC))
                .topic(OTHER_TEAMS_TOPIC)
                .on(connection));
        assertAccepted(signed(core.keyFor(TOPIC)).on(connection));
    }

    @Test
    void keys_are_related_once_and_to_one_other() {
        ProviderKey first = core.keyFor(TOPIC);
        ProviderKey second = core.keyFor(TOPIC);
        relate(first, second);
        relate(second, first);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> relate(core.keyFor(TOPIC), second))
                .withMessage(
                        "otherKeyId: \"%s\" is related to %s already"
                                + " (expected: a key without a related one; it can have one)",
                        second.keyId(), first.keyId());
    }

    @Test
    void only_topic_specific_keys_of_the_team_can_be_related() {
        ProviderKey key = core.keyFor(TOPIC);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> relate(key, core.key()))
                .withMessageContaining("expected: a topic-specific key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> relate(key, key))
                .withMessageContaining("is the key itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> relate(key, core.keyOfTeam(OTHER_TEAM, OTHER_TEAMS_TOPIC)))
                .withMessageContaining("is no key of team " + key.teamId());
    }

    @Test
    void keys_without_an_environment_in_common_cannot_be_related() {
        ProviderKey production = core.keyFor(TOPIC, Set.of(PRODUCTION));
        ProviderKey sandbox = core.keyFor(TOPIC, Set.of(SANDBOX));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> relate(production, sandbox))
                .withMessageContaining("expected: keys of the same environment");
    }

    private void relate(ProviderKey one, ProviderKey other) {
        core.world.teams().relateKeys(one.teamId(), one.keyId(), other.keyId());
    }

    private Push signed(ProviderKey key) {
        return core.push().bearer(Jwt.of(key, core.wall).sign());
    }

    private static void assertAccepted(Push push) {
        Exchange exchange = push.send();
        assertThat(exchange.verdict().isAccepted()).as(exchange.describe()).isTrue();
    }

    private static void assertReason(Push push, KnownReason reason) {
        Exchange exchange = push.send();
        assertThat(exchange.verdict().rejected().map(rejected -> rejected.reason()))
                .as(exchange.describe())
                .isEqualTo(Optional.of(reason));
    }
}

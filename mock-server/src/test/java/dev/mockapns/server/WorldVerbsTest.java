/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.ProviderKey;
import dev.mockapns.server.world.TokenEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain verbs of devices, apps and teams. */
class WorldVerbsTest {

    private static final String TOPIC = "com.example.orders";

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final String authorization = Bearer.of(apns);
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(apns.sslContext()).build();
    private final Device phone = apns.device("Alice's iPhone");

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_token_that_is_no_longer_rejected_is_accepted_again() {
        DeviceToken token = phone.install(TOPIC).token();
        apns.reject(token);
        apns.reject(token.hex(), KnownReason.UNREGISTERED);
        assertThat(statusOf(token)).isEqualTo(410);

        apns.stopRejecting(token);

        assertThat(statusOf(token)).isEqualTo(200);
        apns.stopRejecting(token);
        assertThat(statusOf(token)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "PUSH,       PRODUCTION, PUSH,       SANDBOX,    PRODUCTION port and SANDBOX port",
        "PUSH,       PRODUCTION, MANAGEMENT, PRODUCTION, PRODUCTION port and PRODUCTION channel management port",
        "PUSH,       SANDBOX,    MANAGEMENT, PRODUCTION, SANDBOX port and PRODUCTION channel management port",
        "MANAGEMENT, PRODUCTION, MANAGEMENT, SANDBOX,    PRODUCTION channel management port and SANDBOX channel management port"
    })
    void no_two_listeners_share_a_port(
            ListenerKind listener, Environment one, ListenerKind other, Environment two, String names) {
        MockApnsServerBuilder settings = MockApnsServer.builder();
        listen(settings, listener, one);
        listen(settings, other, two);

        assertThatThrownBy(settings::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(names + " are both 2197 (expected: two different ports, or 0 for any free one)");
    }

    private static void listen(MockApnsServerBuilder settings, ListenerKind listener, Environment environment) {
        if (listener == ListenerKind.PUSH) {
            settings.port(environment, 2197);
        } else {
            settings.managementPort(environment, 2197);
        }
    }

    private int statusOf(DeviceToken token) {
        HttpRequest push = HttpRequest.newBuilder(URI.create("https://" + apns.host() + ":"
                        + apns.port(Environment.PRODUCTION) + ApnsPaths.DEVICE + token.hex()))
                .header(ApnsHeaders.AUTHORIZATION, authorization)
                .header(ApnsHeaders.TOPIC, TOPIC)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return http.sendAsync(push, HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    @Test
    void an_installed_app_has_a_token_of_32_bytes_and_a_live_activity_one_of_80() {
        assertThat(phone.install(TOPIC).token().hex()).hasSize(64);
        assertThat(phone.install(TOPIC + ".push-type.liveactivity")
                        .app(TOPIC + ".push-type.liveactivity")
                        .token()
                        .hex())
                .hasSize(160);
        assertThat(phone.app(TOPIC).token().hex()).hasSize(64);
    }

    @Test
    void installing_again_keeps_the_token_and_reinstalling_changes_it() {
        DeviceToken first = phone.install(TOPIC).token();

        assertThat(phone.install(TOPIC).token()).isEqualTo(first);
        assertThat(phone.reinstall().token()).isNotEqualTo(first);
        assertThat(phone.tokens()).extracting(IssuedToken::isAlive).containsExactly(false, true);
    }

    @Test
    void uninstalling_ends_every_token_of_the_app_and_keeps_the_last_readable() {
        phone.install(TOPIC).install(TOPIC + ".voip");

        phone.app(TOPIC).uninstall();

        assertThat(phone.tokens()).extracting(IssuedToken::isAlive).containsExactly(false, false);
        assertThat(phone.app(TOPIC).token()).isEqualTo(phone.tokens().get(0).token());
    }

    @Test
    void installing_from_the_other_environment_replaces_the_app() {
        phone.install(TOPIC).install(TOPIC, SANDBOX);

        assertThat(phone.tokens()).extracting(IssuedToken::isAlive).containsExactly(false, true);
        assertThat(phone.tokens()).extracting(IssuedToken::environment).containsExactly(PRODUCTION, SANDBOX);
    }

    @Test
    void restoring_to_a_new_device_creates_new_tokens_and_ends_the_old_ones() {
        Device replacement = apns.device("Alice's new iPhone");

        phone.install(TOPIC).restoreOnto(replacement);

        assertThat(phone.tokens()).extracting(IssuedToken::isAlive).containsExactly(false);
        assertThat(replacement.token()).isNotEqualTo(phone.token());
        assertThat(replacement.rotateToken().tokens()).hasSize(2);
    }

    @Test
    void an_app_may_have_another_bundle_id_in_sandbox() {
        apns.team().app(TOPIC).bundleId(SANDBOX, TOPIC + ".dev");

        phone.install(TOPIC, SANDBOX);

        assertThat(phone.tokens()).extracting(token -> token.topic().value()).containsExactly(TOPIC + ".dev");
        assertThat(phone.app(TOPIC).token()).isEqualTo(phone.app(TOPIC + ".dev").token());
        assertThat(phone.app(TOPIC).uninstall().tokens())
                .extracting(IssuedToken::isAlive)
                .containsExactly(false);
    }

    @Test
    void a_topic_outside_the_closed_list_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> phone.install("com.example.typo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com.example.typo")
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("apns.team().app(\"com.example.typo\")");
    }

    @Test
    void without_topics_every_topic_belongs_to_the_default_team() {
        try (MockApnsServer open = MockApnsServer.start()) {
            assertThat(open.device().install("org.anything").token().hex()).hasSize(64);
        }
    }

    @Test
    void a_verb_without_an_app_says_what_to_do() {
        assertThatThrownBy(phone::uninstall)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no app was ever installed on Alice's iPhone");
        assertThatThrownBy(phone::token)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("install");
    }

    @Test
    void listeners_are_notified_of_tokens_in_order() {
        List<TokenEvent> heard = new CopyOnWriteArrayList<>();
        apns.onToken(event -> {
            throw new IllegalStateException("a listener that fails harms nobody");
        });
        apns.onToken(heard::add);

        phone.install(TOPIC).rotateToken().uninstall();
        apns.settle(Duration.ofSeconds(10));

        assertThat(heard)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Issued", "Died", "Issued", "Died");
        assertThat(((TokenEvent.Issued) heard.get(2)).replaces()).isPresent();
    }

    @Test
    void a_key_that_was_made_elsewhere_can_be_used() {
        ProviderKey made;
        try (MockApnsServer other = MockApnsServer.start()) {
            made = other.key();
        }
        ProviderKey own = new ProviderKey("ABC1234567", "TEAM123456", made.p8());

        try (MockApnsServer fake = MockApnsServer.builder().key(own).start()) {
            assertThat(fake.key()).isEqualTo(own);
            assertThat(fake.team().id()).isEqualTo("TEAM123456");
        }
    }

    @Test
    void programmer_errors_name_the_argument_and_the_remedy() {
        assertThatThrownBy(() -> apns.team("short"))
                .hasMessageContaining("teamId")
                .hasMessageContaining("10");
        assertThatThrownBy(() -> apns.clock().advance(Duration.ofSeconds(-1))).hasMessageContaining("reset()");
        assertThatThrownBy(() -> apns.team().createKey(Set.of())).hasMessageContaining("environments");
        assertThatThrownBy(() -> apns.team().createKey(Set.of(Environment.values()), Set.of("com.nobody")))
                .hasMessageContaining("com.nobody");
        assertThatThrownBy(() -> apns.team()
                        .addKey(new ProviderKey("ABC1234567", apns.team().id(), "no pem")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("p8");
        assertThatThrownBy(() -> apns.team().revokeKey("NOSUCHKEY1")).hasMessageContaining("NOSUCHKEY1");
    }

    @Test
    void a_device_from_before_a_reset_says_so() {
        apns.reset();

        assertThatThrownBy(() -> phone.install(TOPIC)).hasMessageContaining("went with reset()");
    }

    @Test
    void a_bundle_id_that_extends_a_known_one_may_be_that_of_a_development_build() {
        assertThatThrownBy(() -> phone.install(TOPIC + ".dev", SANDBOX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apns.team().app(\"com.example.orders\").bundleId(SANDBOX,"
                        + " \"com.example.orders.dev\"), and install \"com.example.orders\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " 00fc", "00fc\n"})
    void a_token_that_does_not_fit_into_a_path_cannot_be_rejected(String token) {
        assertThatThrownBy(() -> apns.reject(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without white space around it");
    }
}

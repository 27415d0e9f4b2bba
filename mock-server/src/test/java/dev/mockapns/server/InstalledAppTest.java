/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.world.IssuedToken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which app the verbs of {@link Device#app} and their short forms mean. */
class InstalledAppTest {

    private static final String ORDERS = "com.example.orders";
    private static final String CHAT = "com.example.chat";
    private static final String VOIP = ORDERS + ".voip";

    private final MockApnsServer apns = MockApnsServer.start(ORDERS, CHAT);
    private final Device phone = apns.device("Alice's iPhone");

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void an_app_of_a_device_is_independent_of_its_other_apps() {
        phone.install(ORDERS).install(CHAT);

        phone.app(ORDERS).uninstall();

        assertThat(phone.apps()).extracting(app -> app.topic().value()).containsExactly(CHAT);
        assertThat(phone.app(ORDERS).isInstalled()).isFalse();
        assertThat(phone.app(ORDERS).tokens()).extracting(IssuedToken::isAlive).containsExactly(false);
        assertThat(phone.app(CHAT).tokens()).extracting(IssuedToken::isAlive).containsExactly(true);
    }

    @Test
    void installing_a_topic_of_no_team_says_where_topics_are_named() {
        assertThatThrownBy(() -> phone.install("com.example.shop"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "topic: \"com.example.shop\" belongs to no team of this fake; its topics are"
                                + " [com.example.orders, com.example.chat] (name it in @MockApns({…}) or in"
                                + " MockApnsServer.builder().topics(…), or register it: apns.team().app(\"com.example.shop\"))");
    }

    @Test
    void a_short_form_names_the_apps_if_there_are_several() {
        phone.install(ORDERS).install(CHAT);

        assertAmbiguous(
                phone::uninstall,
                "uninstall: 2 apps are installed on Alice's iPhone: com.example.orders, com.example.chat"
                        + " (name one: device.app(\"com.example.orders\").uninstall())");
        assertAmbiguous(
                phone::token,
                "token: 2 apps are installed on Alice's iPhone: com.example.orders, com.example.chat"
                        + " (name one: device.app(\"com.example.orders\").token())");
    }

    @Test
    void a_short_form_about_a_token_names_the_topics_of_an_app_with_several() {
        phone.install(ORDERS).install(VOIP);

        assertAmbiguous(
                phone::rotateToken,
                "rotateToken: com.example.orders on Alice's iPhone has a device token for each of 2 topics:"
                        + " com.example.orders, com.example.orders.voip"
                        + " (name one: device.app(\"com.example.orders\").rotateToken())");
        assertThat(phone.apps()).hasSize(2);
        assertThat(phone.uninstall().apps()).isEmpty();
    }

    @Test
    void a_short_form_means_the_installed_app_beside_an_uninstalled_one() {
        phone.install(ORDERS).uninstall().install(CHAT);

        assertThat(phone.token()).isEqualTo(phone.app(CHAT).token());
    }

    @Test
    void the_one_app_that_was_uninstalled_can_be_read_and_reinstalled() {
        DeviceToken first = phone.install(ORDERS).uninstall().token();

        assertThat(first).isEqualTo(phone.tokens().get(0).token());
        assertThat(phone.reinstall().token()).isNotEqualTo(first);
        assertThat(phone.app(ORDERS).isInstalled()).isTrue();
    }

    @Test
    void a_short_form_does_not_choose_among_uninstalled_apps() {
        phone.install(ORDERS).uninstall().install(CHAT).uninstall();

        assertAmbiguous(
                phone::reinstall,
                "reinstall: 2 apps were installed on Alice's iPhone: com.example.orders, com.example.chat"
                        + " (name one: device.app(\"com.example.orders\").reinstall())");
    }

    @Test
    void an_app_that_was_never_installed_is_not_found() {
        phone.install(CHAT);

        assertThatThrownBy(() -> phone.app(ORDERS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("app: com.example.orders was never installed on Alice's iPhone; installed:"
                        + " com.example.chat (install it first: device.install(\"com.example.orders\"))");
        assertThatThrownBy(() -> phone.app("no topic")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_verb_of_an_uninstalled_app_says_so() {
        InstalledApp app = phone.install(ORDERS).app(ORDERS).uninstall();

        assertThatThrownBy(app::forceQuit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("forceQuit: com.example.orders is not installed on Alice's iPhone any more");
    }

    @Test
    void each_topic_of_an_app_has_a_token_of_its_own() {
        phone.install(ORDERS).install(VOIP);
        DeviceToken alerts = phone.app(ORDERS).token();
        DeviceToken calls = phone.app(VOIP).token();

        phone.app(VOIP).rotateToken();

        assertThat(phone.app(ORDERS).token()).isEqualTo(alerts);
        assertThat(phone.app(VOIP).token()).isNotEqualTo(calls);
        assertThat(phone.app(VOIP).tokens()).hasSize(2);
    }

    @Test
    void the_topic_of_an_app_is_that_of_the_installed_build() {
        apns.team().app(ORDERS).bundleId(SANDBOX, ORDERS + ".dev");
        phone.install(ORDERS, SANDBOX);

        assertThat(phone.app(ORDERS).topic()).hasToString(ORDERS + ".dev");
        assertThat(phone.app(ORDERS).token()).isEqualTo(phone.token());

        phone.install(ORDERS, PRODUCTION);

        assertThat(phone.app(ORDERS).topic()).hasToString(ORDERS);
    }

    @Test
    void live_activities_belong_to_an_app() {
        phone.install(ORDERS).install(CHAT);

        phone.app(ORDERS).startActivity();
        phone.app(CHAT).startActivity().startActivity().dismissActivities();

        assertThat(phone.app(ORDERS).activities()).hasSize(1).allMatch(activity -> activity.isActive());
        assertThat(phone.app(CHAT).activities()).hasSize(2).noneMatch(activity -> activity.isActive());
        assertThat(phone.activities()).hasSize(3);
    }

    @Test
    void an_app_from_before_a_reset_says_so() {
        InstalledApp app = phone.install(ORDERS).app(ORDERS);

        apns.reset();

        assertThatThrownBy(app::uninstall).hasMessageContaining("reset() removed it");
    }

    private static void assertAmbiguous(ThrowingCallable shortForm, String message) {
        assertThatThrownBy(shortForm).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }
}

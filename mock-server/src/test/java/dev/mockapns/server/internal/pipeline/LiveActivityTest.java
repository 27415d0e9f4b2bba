/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.world.Devices;
import dev.mockapns.server.internal.world.InstalledApps;
import dev.mockapns.server.internal.world.LiveActivityBudget;
import dev.mockapns.server.world.LiveActivity;
import dev.mockapns.server.world.TokenEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What pushes do to Live Activities. */
class LiveActivityTest {

    private static final String TOPIC = TestCore.TOPIC + ".push-type.liveactivity";
    private static final Topic LIVE = Topic.of(TOPIC);

    private final TestCore core = new TestCore().installed(TOPIC, PRODUCTION);
    private final Devices devices = core.world.devices();
    private final InstalledApps apps = core.world.installedApps();

    @Test
    void a_start_starts_an_activity_with_a_token_of_its_own() {
        assertThat(outcome(start(TestCore.TOKEN))).isEqualTo(Outcome.DELIVERED);

        LiveActivity activity = activity();
        assertThat(activity.token()).isNotEqualTo(TestCore.TOKEN).isEqualTo(apps.token(core.phone, LIVE));
        assertThat(activity.token().hex()).hasSize(160);
        assertThat(activity.attributes().at("/order")).contains("7");
        assertThat(stops(activity)).isEqualTo(3);
        assertThat(activity.isActive()).isTrue();
        assertThat(devices.inbox(core.phone)).hasSize(1);
    }

    @Test
    void the_app_registers_its_first_token_and_it_replaces_no_other() {
        start(TestCore.TOKEN).send();
        TokenEvent.Issued issued = (TokenEvent.Issued) core.events.get(core.events.size() - 1);
        assertThat(issued.replaces()).isEmpty();

        apps.rotateToken(core.phone, LIVE);

        TokenEvent.Issued rotated = (TokenEvent.Issued) core.events.get(core.events.size() - 1);
        assertThat(rotated.replaces().map(old -> old.token())).contains(TestCore.TOKEN);
        assertThat(core.push().topic(TOPIC).send().describe())
                .contains("another token, " + rotated.token().token().shortened());
    }

    @Test
    void updates_change_the_content_and_the_end_keeps_the_last() {
        start(TestCore.TOKEN).send();
        DeviceToken token = activity().token();

        assertThat(outcome(event(token, "update", 2))).isEqualTo(Outcome.DELIVERED);
        assertThat(stops(activity())).isEqualTo(2);
        assertThat(outcome(push(token, "{\"event\":\"update\"}"))).isEqualTo(Outcome.DELIVERED);
        assertThat(stops(activity())).isEqualTo(2);
        core.pass(Duration.ofMinutes(1));
        assertThat(outcome(event(token, "end", 0))).isEqualTo(Outcome.DELIVERED);

        assertThat(stops(activity())).isZero();
        assertThat(activity().endedAt()).contains(TestCore.START.plusSeconds(60));
        assertThat(devices.inbox(core.phone)).hasSize(4);
    }

    @Test
    void an_activity_that_is_over_ignores_later_pushes() {
        start(TestCore.TOKEN).send();
        DeviceToken token = activity().token();
        event(token, "end", 0).send();

        assertThat(outcome(event(token, "update", 9))).isEqualTo(Outcome.DISCARDED);

        assertThat(stops(activity())).isZero();
        assertThat(devices.inbox(core.phone)).hasSize(2);
    }

    @Test
    void activities_of_one_app_are_independent() {
        apps.startActivity(core.phone, TestCore.APP);
        apps.startActivity(core.phone, TestCore.APP);
        DeviceToken second = apps.activities(core.phone).get(1).token();

        event(second, "update", 5).send();

        assertThat(apps.activities(core.phone))
                .extracting(LiveActivityTest::stops)
                .containsExactly(0, 5);
    }

    @Test
    void dismissing_ends_the_activities() {
        apps.startActivity(core.phone, TestCore.APP);
        apps.dismissActivities(core.phone, TestCore.APP);

        assertThat(activity().isActive()).isFalse();
        assertThat(outcome(event(activity().token(), "update", 9))).isEqualTo(Outcome.DISCARDED);
    }

    @Test
    void a_stored_start_starts_the_activity_when_the_device_is_back() {
        devices.goOffline(core.phone);
        start(TestCore.TOKEN).send();
        assertThat(apps.activities(core.phone)).isEmpty();

        devices.goOnline(core.phone);

        assertThat(stops(activity())).isEqualTo(3);
    }

    @Test
    void an_incomplete_start_is_accepted_and_starts_no_activity() {
        assertThat(outcome(push(TestCore.TOKEN, "{\"event\":\"start\",\"attributes\":{}}")))
                .isEqualTo(Outcome.DISCARDED);
        assertThat(outcome(push(TestCore.TOKEN, "{\"event\":\"start\",\"attributes-type\":\"Order\"}")))
                .isEqualTo(Outcome.DISCARDED);

        assertThat(apps.activities(core.phone)).isEmpty();
    }

    @Test
    void a_start_to_the_token_of_an_activity_starts_nothing() {
        start(TestCore.TOKEN).send();

        assertThat(outcome(start(activity().token()))).isEqualTo(Outcome.DISCARDED);

        assertThat(apps.activities(core.phone)).hasSize(1);
    }

    @Test
    void an_update_to_the_push_to_start_token_changes_no_activity() {
        start(TestCore.TOKEN).send();

        assertThat(outcome(event(TestCore.TOKEN, "update", 9))).isEqualTo(Outcome.DELIVERED);

        assertThat(stops(activity())).isEqualTo(3);
    }

    @Test
    void uninstalling_the_app_ends_the_tokens_of_its_activities() {
        start(TestCore.TOKEN).send();
        DeviceToken token = activity().token();

        apps.uninstall(core.phone, TestCore.APP);

        assertThat(apps.activities(core.phone)).isEmpty();
        assertThat(event(token, "update", 9).send().verdict()).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void pushes_stored_for_another_token_of_the_topic_survive_a_token_death() {
        apps.startActivity(core.phone, TestCore.APP);
        devices.goOffline(core.phone);
        event(activity().token(), "update", 5).send();

        apps.rotateToken(core.phone, LIVE);
        devices.goOnline(core.phone);

        assertThat(stops(activity())).isEqualTo(5);
    }

    @Test
    void a_new_activity_beyond_the_limit_replaces_the_one_that_ended_first() {
        start(TestCore.TOKEN).send();
        DeviceToken first = activity().token();
        fill(LiveActivityBudget.MAX_ACTIVITIES - 1);
        event(first, "end", 0).send();

        assertThat(outcome(start(TestCore.TOKEN))).isEqualTo(Outcome.DELIVERED);

        assertThat(apps.activities(core.phone)).hasSize(LiveActivityBudget.MAX_ACTIVITIES);
        assertThat(core.world.token(first.hex())).isNull();
    }

    @Test
    void a_start_beyond_the_limit_of_activities_is_accepted_and_explained() {
        fill(LiveActivityBudget.MAX_ACTIVITIES);

        Exchange refused = start(TestCore.TOKEN).send();

        assertThat(((Verdict.Accepted) refused.verdict()).delivery().outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(refused.describe()).contains("has no room for another", "10000");
        assertThatThrownBy(() -> apps.startActivity(core.phone, TestCore.APP))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("end some");
    }

    @Test
    void an_end_takes_effect_although_its_content_does_not_fit() {
        start(TestCore.TOKEN).send();
        DeviceToken first = activity().token();
        String large = "x".repeat(3500);
        fill(start(TestCore.TOKEN, large), 4000);
        fill(start(TestCore.TOKEN), 10);

        assertThat(outcome(push(first, "{\"event\":\"end\",\"content-state\":{\"stops\":\"" + large + "\"}}")))
                .isEqualTo(Outcome.DELIVERED);

        assertThat(apps.activities(core.phone))
                .filteredOn(activity -> !activity.isActive())
                .hasSize(1);
        assertThat(outcome(start(TestCore.TOKEN))).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void activities_of_an_app_that_was_uninstalled_make_room() {
        fill(LiveActivityBudget.MAX_ACTIVITIES);
        apps.uninstall(core.phone, TestCore.APP);
        apps.install(core.phone, LIVE, PRODUCTION);

        apps.startActivity(core.phone, TestCore.APP);

        assertThat(activity().isActive()).isTrue();
    }

    private static void fill(Push start, int times) {
        for (int i = 0; i < times; i++) {
            start.reply();
        }
    }

    private void fill(int activities) {
        for (int i = 0; i < activities; i++) {
            apps.startActivity(core.phone, TestCore.APP);
        }
    }

    private Push start(DeviceToken token) {
        return push(
                token,
                "{\"event\":\"start\",\"attributes-type\":\"Order\",\"attributes\":{\"order\":7},"
                        + "\"content-state\":{\"stops\":3},\"alert\":\"On its way\"}");
    }

    private Push start(DeviceToken token, String note) {
        return push(
                token,
                "{\"event\":\"start\",\"attributes-type\":\"Order\",\"attributes\":{\"note\":\"" + note
                        + "\"},\"content-state\":{\"stops\":3},\"alert\":\"On its way\"}");
    }

    private Push event(DeviceToken token, String event, int stops) {
        return push(token, "{\"event\":\"" + event + "\",\"content-state\":{\"stops\":" + stops + "}}");
    }

    private Push push(DeviceToken token, String aps) {
        return core.push(token).topic(TOPIC).with(ApnsHeaders.PRIORITY, "10").body("{\"aps\":" + aps + "}");
    }

    private LiveActivity activity() {
        return apps.activities(core.phone).get(0);
    }

    private static int stops(LiveActivity activity) {
        return activity.contentState().at("/stops").map(Integer::parseInt).orElse(0);
    }

    private static Outcome outcome(Push push) {
        return ((Verdict.Accepted) push.send().verdict()).delivery().outcome();
    }
}

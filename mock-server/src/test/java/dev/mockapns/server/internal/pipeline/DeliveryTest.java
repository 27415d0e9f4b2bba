/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.options.StoredPushes;
import dev.mockapns.server.world.InboxEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of accepted pushes. */
class DeliveryTest {

    private final TestCore core = new TestCore().installed();

    @Test
    void a_push_reaches_the_inbox_of_a_device_that_is_online() {
        assertThat(outcome(alert("one"))).isEqualTo(Delivery.Outcome.DELIVERED);

        assertThat(texts()).containsExactly("one");
    }

    @Test
    void an_inbox_entry_has_push_type_and_priority() {
        alert("one").with(ApnsHeaders.PRIORITY, "5").send();

        assertThat(core.world.devices().inbox(core.phone)).singleElement().satisfies(push -> {
            assertThat(push.pushType()).contains(PushType.ALERT);
            assertThat(push.priority()).contains(Priority.CONSERVE_POWER);
        });
    }

    @Test
    void a_later_push_with_the_same_collapse_id_replaces_the_earlier_one() {
        alert("one").with(ApnsHeaders.COLLAPSE_ID, "a").send();
        alert("two").send();
        alert("three").with(ApnsHeaders.COLLAPSE_ID, "a").send();

        assertThat(texts()).containsExactly("two", "three");
    }

    @Test
    void an_offline_device_gets_the_last_push_when_it_is_back() {
        core.world.devices().goOffline(core.phone);
        assertThat(outcome(alert("one"))).isEqualTo(Delivery.Outcome.STORED);
        assertThat(outcome(alert("two"))).isEqualTo(Delivery.Outcome.STORED);
        assertThat(texts()).isEmpty();

        core.world.devices().goOnline(core.phone);

        assertThat(texts()).containsExactly("two");
    }

    @Test
    void an_offline_device_gets_several_pushes_in_their_order_where_an_option_says_so() {
        core.with(o -> o.devices(d -> d.storedPushes(StoredPushes.SEVERAL)))
                .world
                .devices()
                .goOffline(core.phone);
        List.of("one", "two", "three")
                .forEach(text -> assertThat(outcome(alert(text))).isEqualTo(Delivery.Outcome.STORED));
        assertThat(texts()).isEmpty();

        core.world.devices().goOnline(core.phone);

        assertThat(texts()).containsExactly("one", "two", "three");
    }

    @Test
    void no_more_than_100_pushes_wait_for_one_topic() {
        core.with(o -> o.devices(d -> d.storedPushes(StoredPushes.SEVERAL)))
                .world
                .devices()
                .goOffline(core.phone);
        for (int i = 1; i <= 100; i++) {
            alert(Integer.toString(i)).send();
        }

        Exchange exchange = alert("101").send();
        core.world.devices().goOnline(core.phone);

        assertThat(exchange.describe()).contains("the oldest of those that waited there is lost: this fake keeps 100");
        assertThat(texts()).hasSize(100).startsWith("2", "3").endsWith("100", "101");
    }

    @Test
    void each_app_has_pushes_of_its_own_that_wait() {
        core.world
                .installedApps()
                .installWith(core.phone, Topic.of(TestCore.OTHER_TOPIC), Environment.PRODUCTION, TestCore.OTHER_TOKEN);
        core.world.devices().goOffline(core.phone);
        alert("one").send();
        core.push(TestCore.OTHER_TOKEN)
                .topic(TestCore.OTHER_TOPIC)
                .body("{\"aps\":{\"alert\":\"other\"}}")
                .send();
        alert("two").send();

        core.world.devices().goOnline(core.phone);

        assertThat(texts()).containsExactly("other", "two");
    }

    @Test
    void several_stored_pushes_expire_each_at_its_own_time() {
        core.with(o -> o.devices(d -> d.storedPushes(StoredPushes.SEVERAL)))
                .world
                .devices()
                .goOffline(core.phone);
        String soon = Long.toString(TestCore.START.plusSeconds(60).getEpochSecond());
        alert("late").with(ApnsHeaders.EXPIRATION, soon).send();
        alert("patient").send();

        core.world.advance(Duration.ofSeconds(60));
        core.world.devices().goOnline(core.phone);

        assertThat(texts()).containsExactly("patient");
    }

    @Test
    void several_stored_pushes_are_all_lost_when_their_token_dies() {
        core.with(o -> o.devices(d -> d.storedPushes(StoredPushes.SEVERAL)))
                .world
                .devices()
                .goOffline(core.phone);
        alert("one").send();
        alert("two").send();

        core.world.installedApps().reinstall(core.phone, TestCore.APP);
        core.world.devices().goOnline(core.phone);

        assertThat(texts()).isEmpty();
    }

    @Test
    void a_stored_push_is_dropped_when_the_clock_passes_its_expiration() {
        core.world.devices().goOffline(core.phone);
        String expiration = Long.toString(TestCore.START.plusSeconds(60).getEpochSecond());
        alert("late").with(ApnsHeaders.EXPIRATION, expiration).send();

        core.world.advance(Duration.ofSeconds(60));
        core.world.devices().goOnline(core.phone);

        assertThat(texts()).isEmpty();
    }

    @Test
    void a_push_is_stored_for_at_most_30_days() {
        core.world.devices().goOffline(core.phone);
        alert("patient").with(ApnsHeaders.EXPIRATION, "999999999999999999").send();

        core.world.advance(Duration.ofDays(30));
        core.world.devices().goOnline(core.phone);

        assertThat(texts()).isEmpty();
    }

    @Test
    void an_expiration_of_0_or_in_the_past_is_delivered_online_and_never_stored() {
        assertThat(outcome(alert("now").with(ApnsHeaders.EXPIRATION, "0"))).isEqualTo(Delivery.Outcome.DELIVERED);
        assertThat(outcome(alert("now").with(ApnsHeaders.EXPIRATION, "300"))).isEqualTo(Delivery.Outcome.DELIVERED);

        core.world.devices().goOffline(core.phone);

        assertThat(outcome(alert("no").with(ApnsHeaders.EXPIRATION, "0"))).isEqualTo(Delivery.Outcome.DISCARDED);
        assertThat(outcome(alert("no").with(ApnsHeaders.EXPIRATION, "300"))).isEqualTo(Delivery.Outcome.DISCARDED);
    }

    @Test
    void a_stored_push_is_lost_when_its_token_dies() {
        core.world.devices().goOffline(core.phone);
        alert("lost").send();

        core.world.installedApps().reinstall(core.phone, TestCore.APP);
        core.world.devices().goOnline(core.phone);

        assertThat(texts()).isEmpty();
    }

    @Test
    void disabled_notifications_leave_the_inbox_empty() {
        core.world.installedApps().notifications(core.phone, TestCore.APP, false);
        assertThat(outcome(alert("unseen"))).isEqualTo(Delivery.Outcome.DISCARDED);

        core.world.installedApps().notifications(core.phone, TestCore.APP, true);
        assertThat(outcome(alert("seen"))).isEqualTo(Delivery.Outcome.DELIVERED);

        assertThat(texts()).containsExactly("seen");
    }

    @Test
    void a_body_that_is_not_json_is_accepted_and_seen_by_nobody() {
        assertThat(outcome(core.push().body("hello"))).isEqualTo(Delivery.Outcome.DISCARDED);
        assertThat(outcome(core.push().body("[".repeat(2000) + "]".repeat(2000))))
                .isEqualTo(Delivery.Outcome.DISCARDED);
    }

    private Push alert(String text) {
        return core.push().bearer(core.jwt()).body("{\"aps\":{\"alert\":\"" + text + "\"}}");
    }

    private List<String> texts() {
        return core.world.devices().inbox(core.phone).stream()
                .map(InboxEntry::alertBody)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Delivery.Outcome outcome(Push push) {
        return ((Verdict.Accepted) push.send().verdict()).delivery().outcome();
    }
}

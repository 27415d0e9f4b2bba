/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.exchange.ExchangeEvent.Delivered;
import dev.mockapns.server.exchange.ExchangeEvent.Lost;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import dev.mockapns.server.internal.world.Devices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a push that waits for its device, as its exchange has it. */
class StoredPushEventsTest {

    private static final String PHONE = "Alice's iPhone";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant LATER = TestCore.START.plus(MINUTE);

    private final TestCore core = new TestCore().installed();
    private final Devices devices = core.world.devices();

    @Test
    void a_push_that_is_delivered_at_once_has_no_event() {
        push().send();

        assertThat(events(0)).isEmpty();
    }

    @Test
    void a_stored_push_is_delivered_when_its_device_is_back() {
        devices.goOffline(core.phone);
        push().send();
        assertThat(events(0)).isEmpty();

        core.world.advance(MINUTE);
        devices.goOnline(core.phone);

        assertThat(events(0)).containsExactly(new Delivered(LATER, PHONE));
        assertThat(core.journal.exchanges().get(0).describe())
                .contains("\n    later    " + LATER + " delivered to " + PHONE);
    }

    @Test
    void a_stored_push_is_lost_to_a_newer_one() {
        devices.goOffline(core.phone);
        push().send();
        core.world.advance(MINUTE);
        push().send();

        assertThat(events(0)).containsExactly(new Lost(LATER, PHONE, Why.REPLACED));
        assertThat(events(1)).isEmpty();
    }

    @Test
    void a_stored_push_is_lost_when_it_expires() {
        devices.goOffline(core.phone);
        push().with(ApnsHeaders.EXPIRATION, Long.toString(LATER.getEpochSecond()))
                .send();
        core.world.advance(MINUTE);
        devices.goOnline(core.phone);

        assertThat(events(0)).containsExactly(new Lost(LATER, PHONE, Why.EXPIRED));
    }

    @Test
    void a_stored_push_is_lost_when_its_token_dies() {
        devices.goOffline(core.phone);
        push().send();
        core.world.installedApps().reinstall(core.phone, TestCore.APP);

        assertThat(events(0)).containsExactly(new Lost(TestCore.START, PHONE, Why.TOKEN_DIED));
    }

    @Test
    void a_stored_push_that_the_device_does_not_show_is_lost() {
        devices.goOffline(core.phone);
        push().send();
        core.world.installedApps().notifications(core.phone, TestCore.APP, false);
        devices.goOnline(core.phone);

        assertThat(events(0)).containsExactly(new Lost(TestCore.START, PHONE, Why.NOT_SHOWN));
    }

    @Test
    void a_push_that_is_held_back_is_delivered_when_the_clock_reaches_its_time() {
        heldBack();

        core.world.advance(HOUR);

        assertThat(events(1)).containsExactly(new Delivered(TestCore.START.plus(HOUR), PHONE));
    }

    @Test
    void a_push_that_is_held_back_is_lost_to_a_newer_one() {
        heldBack();
        background().send();

        assertThat(events(1)).containsExactly(new Lost(TestCore.START, PHONE, Why.REPLACED));
    }

    @Test
    void a_push_that_is_held_back_is_lost_when_its_app_is_uninstalled() {
        heldBack();

        core.world.installedApps().uninstall(core.phone, TestCore.APP);

        assertThat(events(1)).containsExactly(new Lost(TestCore.START, PHONE, Why.APP_REMOVED));
    }

    @Test
    void a_push_that_is_held_back_is_lost_when_its_app_is_reinstalled() {
        heldBack();

        core.world.installedApps().reinstall(core.phone, TestCore.APP);

        assertThat(events(1)).containsExactly(new Lost(TestCore.START, PHONE, Why.APP_REMOVED));
    }

    @Test
    void a_push_that_was_due_before_its_app_is_uninstalled_is_delivered() {
        heldBack();
        core.pass(HOUR);

        core.world.installedApps().uninstall(core.phone, TestCore.APP);

        assertThat(events(1)).containsExactly(new Delivered(TestCore.START.plus(HOUR), PHONE));
    }

    @Test
    void a_reset_loses_what_waits_for_a_device_or_is_held_by_it() {
        heldBack();
        devices.goOffline(core.phone);
        push().send();

        core.world.reset();

        assertThat(events(1)).containsExactly(new Lost(TestCore.START, PHONE, Why.RESET));
        assertThat(events(2)).containsExactly(new Lost(TestCore.START, PHONE, Why.RESET));
    }

    /** The second of two background pushes, where one is allowed. */
    private void heldBack() {
        core.with(o -> o.devices(d -> d.backgroundPushesPerApp(1, HOUR)));
        background().send();
        background().send();
    }

    private Push background() {
        return push().with(ApnsHeaders.PUSH_TYPE, "background")
                .with(ApnsHeaders.PRIORITY, "5")
                .body("{\"aps\":{\"content-available\":1}}");
    }

    private Push push() {
        return core.push().bearer(core.jwt()).body("{\"aps\":{\"alert\":\"Hi\"}}");
    }

    private List<ExchangeEvent> events(int exchange) {
        return core.journal.exchanges().get(exchange).events();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.ExchangeEvent.Delivered;
import dev.mockapns.server.exchange.ExchangeEvent.Lost;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import dev.mockapns.server.internal.world.DeviceState;
import dev.mockapns.server.internal.world.Devices;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a broadcast that its channel stores, device by device, as its exchange has it. */
class StoredBroadcastEventsTest {

    private static final String PHONE = "Alice's iPhone";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LATER = TestCore.START.plus(MINUTE);

    private final TestCore core = new TestCore().installed();
    private final Devices devices = core.world.devices();
    private final String channel = Channeling.channel(core, true, Environment.PRODUCTION);

    @BeforeEach
    void followOffline() {
        devices.subscribe(core.phone, channel);
        devices.goOffline(core.phone);
    }

    @Test
    void a_device_that_is_reached_at_once_is_no_event() {
        devices.goOnline(core.phone);
        Exchange exchange = broadcast();

        core.world.advance(HOUR.plus(MINUTE));

        assertThat(again(exchange).events()).isEmpty();
    }

    @Test
    void a_device_that_is_back_gets_it_once() {
        Exchange exchange = broadcast();
        core.world.advance(MINUTE);

        devices.goOnline(core.phone);
        devices.goOffline(core.phone);
        devices.goOnline(core.phone);

        assertThat(again(exchange).events()).containsExactly(new Delivered(LATER, PHONE));
    }

    @Test
    void a_late_subscriber_gets_it() {
        Exchange exchange = broadcast();

        devices.subscribe(phone("Bob's iPhone"), channel);

        assertThat(again(exchange).events()).containsExactly(new Delivered(TestCore.START, "Bob's iPhone"));
    }

    @Test
    void an_offline_device_loses_it_to_a_newer_broadcast() {
        Exchange exchange = broadcast();
        core.world.advance(MINUTE);

        Exchange newer = broadcast();

        assertThat(again(exchange).events()).containsExactly(new Lost(LATER, PHONE, Why.REPLACED));
        assertThat(again(newer).events()).isEmpty();
    }

    @Test
    void an_offline_device_loses_it_when_it_expires() {
        Exchange exchange = broadcast();

        core.world.advance(HOUR);

        assertThat(again(exchange).events()).containsExactly(new Lost(TestCore.START.plus(HOUR), PHONE, Why.EXPIRED));
    }

    @Test
    void a_device_that_is_back_too_late_loses_it() {
        Exchange exchange = broadcast();
        core.pass(HOUR);

        devices.goOnline(core.phone);

        assertThat(again(exchange).events()).containsExactly(new Lost(TestCore.START.plus(HOUR), PHONE, Why.EXPIRED));
    }

    @Test
    void one_that_expired_before_a_newer_broadcast_was_not_replaced_by_it() {
        Exchange exchange = broadcast();
        core.pass(HOUR);

        broadcast();

        assertThat(again(exchange).events()).containsExactly(new Lost(TestCore.START.plus(HOUR), PHONE, Why.EXPIRED));
    }

    @Test
    void an_offline_device_loses_it_with_its_app() {
        Exchange exchange = broadcast();

        core.world.installedApps().reinstall(core.phone, TestCore.APP);

        assertThat(again(exchange).events()).containsExactly(new Lost(TestCore.START, PHONE, Why.APP_REMOVED));
    }

    @Test
    void another_app_that_is_removed_loses_nothing() {
        core.world.installedApps().install(core.phone, Topic.of(TestCore.OTHER_TOPIC), Environment.PRODUCTION);
        Exchange exchange = broadcast();

        core.world.installedApps().uninstall(core.phone, Topic.of(TestCore.OTHER_TOPIC));

        assertThat(again(exchange).events()).isEmpty();
    }

    @Test
    void an_offline_device_that_stops_following_loses_it() {
        Exchange exchange = broadcast();

        devices.unsubscribe(core.phone, channel);

        assertThat(again(exchange).events()).containsExactly(new Lost(TestCore.START, PHONE, Why.UNSUBSCRIBED));
    }

    @Test
    void a_channel_that_is_deleted_still_delivers_it() {
        Exchange exchange = broadcast();
        Channeling.delete(core, channel).bearer(core.jwt()).send();

        devices.goOnline(core.phone);

        assertThat(again(exchange).events()).containsExactly(new Delivered(TestCore.START, PHONE));
    }

    @Test
    void disabling_the_capability_loses_it() {
        Exchange exchange = broadcast();

        core.world.broadcast(core.key().teamId(), TestCore.APP, false);

        assertThat(again(exchange).events()).containsExactly(new Lost(TestCore.START, PHONE, Why.CHANNEL_DELETED));
    }

    @Test
    void a_reset_loses_it() {
        Exchange exchange = broadcast();

        core.world.reset();

        assertThat(again(exchange).events()).containsExactly(new Lost(TestCore.START, PHONE, Why.RESET));
    }

    @Test
    void the_first_hundred_events_are_kept_and_the_others_are_counted() {
        Exchange exchange = broadcast();
        for (int i = 1; i <= Exchange.MAX_EVENTS + 2; i++) {
            devices.subscribe(phone("Phone " + i), channel);
        }

        assertThat(again(exchange).events())
                .hasSize(Exchange.MAX_EVENTS)
                .startsWith(new Delivered(TestCore.START, "Phone 1"))
                .endsWith(new Delivered(TestCore.START, "Phone " + Exchange.MAX_EVENTS));
        assertThat(again(exchange).droppedEvents()).isEqualTo(2);
        assertThat(again(exchange).describe()).contains("delivered to Phone 5 and 97 more");
    }

    private DeviceState phone(String name) {
        DeviceState phone = devices.named(name);
        core.world.installedApps().install(phone, TestCore.APP, Environment.PRODUCTION);
        return phone;
    }

    /** Sends a broadcast that is stored for an hour. */
    private Exchange broadcast() {
        Instant until = core.world.clock().instant().plus(HOUR);
        return Channeling.broadcast(core, channel)
                .with(ApnsHeaders.EXPIRATION, Long.toString(until.getEpochSecond()))
                .send();
    }

    private Exchange again(Exchange exchange) {
        return core.journal.exchanges().get((int) exchange.number() - 1);
    }
}

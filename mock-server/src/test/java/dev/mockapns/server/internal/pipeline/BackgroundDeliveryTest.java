/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.world.Devices;
import dev.mockapns.server.internal.world.InstalledApps;
import dev.mockapns.server.world.InboxEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a device does with background pushes. */
class BackgroundDeliveryTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestCore core = new TestCore().installed();
    private final Devices devices = core.world.devices();
    private final InstalledApps apps = core.world.installedApps();

    @Test
    void there_is_no_limit_by_default() {
        for (int i = 0; i < 50; i++) {
            assertThat(outcome(background(i))).isEqualTo(Outcome.DELIVERED);
        }
    }

    @Test
    void a_device_holds_the_newest_of_what_is_too_much_until_there_is_room() {
        limited(2);
        assertThat(outcome(background(1))).isEqualTo(Outcome.DELIVERED);
        core.world.advance(MINUTE);
        assertThat(outcome(background(2))).isEqualTo(Outcome.DELIVERED);
        assertThat(outcome(background(3))).isEqualTo(Outcome.STORED);
        assertThat(outcome(background(4))).isEqualTo(Outcome.STORED);
        assertThat(seen()).containsExactly(1, 2);

        core.world.advance(HOUR.minus(MINUTE).minusMillis(1));
        assertThat(seen()).containsExactly(1, 2);
        core.world.advance(Duration.ofMillis(1));

        assertThat(seen()).containsExactly(1, 2, 4);
    }

    @Test
    void a_held_push_counts_when_it_runs_the_app() {
        limited(1);
        background(1).send();
        background(2).send();
        core.world.advance(HOUR.plus(MINUTE));

        assertThat(outcome(background(3))).isEqualTo(Outcome.STORED);
        assertThat(seen()).containsExactly(1, 2);
        assertThat(devices.inbox(core.phone).get(1).deliveredAt()).isEqualTo(TestCore.START.plus(HOUR));
        core.world.advance(HOUR.minus(MINUTE));

        assertThat(seen()).containsExactly(1, 2, 3);
    }

    @Test
    void a_push_stored_for_an_offline_device_counts_too() {
        limited(1);
        background(1).send();
        devices.goOffline(core.phone);
        background(2).send();
        devices.goOnline(core.phone);

        assertThat(seen()).containsExactly(1);
        core.world.advance(HOUR);

        assertThat(seen()).containsExactly(1, 2);
    }

    @Test
    void a_very_long_limit_is_unlimited() {
        core.with(o -> o.devices(d -> d.backgroundPushesPerApp(1, Duration.ofSeconds(Long.MAX_VALUE))));
        background(1).send();

        assertThat(outcome(background(2))).isEqualTo(Outcome.STORED);
    }

    @Test
    void a_force_quit_app_gets_no_background_push_until_it_is_launched() {
        apps.forceQuit(core.phone, TestCore.APP);
        assertThat(outcome(background(1))).isEqualTo(Outcome.DISCARDED);

        apps.launch(core.phone, TestCore.APP);

        assertThat(outcome(background(2))).isEqualTo(Outcome.DELIVERED);
        assertThat(seen()).containsExactly(2);
    }

    @Test
    void launching_the_app_brings_what_was_held_and_force_quitting_loses_it() {
        limited(1);
        background(1).send();
        background(2).send();
        apps.launch(core.phone, TestCore.APP);
        assertThat(seen()).containsExactly(1, 2);

        background(3).send();
        apps.forceQuit(core.phone, TestCore.APP);
        apps.launch(core.phone, TestCore.APP);
        core.world.advance(HOUR);

        assertThat(seen()).containsExactly(1, 2);
    }

    @Test
    void an_app_that_was_installed_again_is_not_force_quit() {
        apps.forceQuit(core.phone, TestCore.APP);
        apps.reinstall(core.phone, TestCore.APP);

        Push push = core.push(apps.token(core.phone, TestCore.APP)).with(ApnsHeaders.PUSH_TYPE, "background");

        assertThat(outcome(push)).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void other_pushes_are_neither_held_nor_dropped() {
        limited(1);
        apps.forceQuit(core.phone, TestCore.APP);

        assertThat(outcome(background(1).with(ApnsHeaders.PUSH_TYPE, "alert"))).isEqualTo(Outcome.DELIVERED);
        assertThat(outcome(background(2).with(ApnsHeaders.PUSH_TYPE, "alert"))).isEqualTo(Outcome.DELIVERED);
    }

    private void limited(int pushes) {
        core.with(o -> o.devices(d -> d.backgroundPushesPerApp(pushes, HOUR)));
    }

    private Push background(int number) {
        return core.push()
                .bearer(core.jwtAt(core.world.clock().instant()))
                .with(ApnsHeaders.PUSH_TYPE, "background")
                .with(ApnsHeaders.PRIORITY, "5")
                .body("{\"aps\":{\"content-available\":1},\"number\":" + number + "}");
    }

    private List<Integer> seen() {
        return devices.inbox(core.phone).stream()
                .map(InboxEntry::payload)
                .map(payload -> Integer.valueOf(payload.at("/number").orElseThrow()))
                .toList();
    }

    private static Outcome outcome(Push push) {
        return ((Verdict.Accepted) push.send().verdict()).delivery().outcome();
    }
}

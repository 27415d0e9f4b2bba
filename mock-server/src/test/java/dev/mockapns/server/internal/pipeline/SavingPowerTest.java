/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.world.Devices;
import dev.mockapns.server.internal.world.InstalledApps;
import dev.mockapns.server.options.DeadTokens;
import dev.mockapns.server.world.InboxEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes for a device that is online and holds a power reservation. */
class SavingPowerTest {

    private final TestCore core = new TestCore().installed();
    private final Devices devices = core.world.devices();
    private final InstalledApps apps = core.world.installedApps();

    @ParameterizedTest
    @ValueSource(strings = {"5", "1"})
    void priority_5_and_1_wait_until_the_device_wakes_up(String priority) {
        devices.savePower(core.phone);
        assertThat(outcome(alert("one", priority))).isEqualTo(Delivery.Outcome.STORED);
        core.pass(Duration.ofMinutes(1));
        assertThat(outcome(alert("two", priority))).isEqualTo(Delivery.Outcome.STORED);
        assertThat(texts()).isEmpty();
        core.pass(Duration.ofMinutes(1));

        devices.wakeUp(core.phone);

        assertThat(texts()).containsExactly("two");
        assertThat(devices.inbox(core.phone))
                .extracting(InboxEntry::deliveredAt)
                .containsExactly(TestCore.START.plus(Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1"})
    void a_device_that_is_awake_gets_every_priority_at_once(String priority) {
        devices.savePower(core.phone);
        devices.wakeUp(core.phone);

        assertThat(outcome(alert("one", priority))).isEqualTo(Delivery.Outcome.DELIVERED);
    }

    @Test
    void priority_10_reaches_it_at_once_and_what_waits_goes_on_waiting() {
        devices.savePower(core.phone);
        alert("patient", "5").send();

        assertThat(outcome(alert("urgent", "10"))).isEqualTo(Delivery.Outcome.DELIVERED);
        assertThat(outcome(alert("urgent too", "5").without(ApnsHeaders.PRIORITY)))
                .isEqualTo(Delivery.Outcome.DELIVERED);
        assertThat(texts()).containsExactly("urgent", "urgent too");

        devices.wakeUp(core.phone);

        assertThat(texts()).containsExactly("urgent", "urgent too", "patient");
    }

    @Test
    void a_push_that_may_not_be_stored_is_lost() {
        devices.savePower(core.phone);

        assertThat(outcome(alert("now or never", "5").with(ApnsHeaders.EXPIRATION, "0")))
                .isEqualTo(Delivery.Outcome.DISCARDED);
        devices.wakeUp(core.phone);

        assertThat(texts()).isEmpty();
    }

    @Test
    void a_stored_push_is_lost_after_its_expiration() {
        devices.savePower(core.phone);
        String expiration = Long.toString(TestCore.START.plusSeconds(60).getEpochSecond());
        alert("late", "5").with(ApnsHeaders.EXPIRATION, expiration).send();

        core.pass(Duration.ofSeconds(60));
        devices.wakeUp(core.phone);

        assertThat(texts()).isEmpty();
    }

    @Test
    void a_device_back_online_that_saves_power_gets_urgent_pushes_only() {
        devices.savePower(core.phone);
        devices.goOffline(core.phone);
        alert("patient", "5").send();
        devices.goOnline(core.phone);
        assertThat(texts()).isEmpty();

        devices.goOffline(core.phone);
        alert("urgent", "10").send();
        devices.wakeUp(core.phone);
        assertThat(texts()).isEmpty();
        devices.goOnline(core.phone);

        assertThat(texts()).containsExactly("urgent");
    }

    @Test
    void a_dead_token_is_reported_when_the_push_that_waited_reaches_the_device() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        apps.uninstall(core.phone, TestCore.APP);
        devices.savePower(core.phone);
        alert("one", "5").send();
        assertThat(alert("two", "5").send().verdict()).isInstanceOf(Verdict.Accepted.class);

        devices.wakeUp(core.phone);

        assertThat(alert("three", "5").send().verdict()).isInstanceOf(Verdict.Rejected.class);
    }

    private Push alert(String text, String priority) {
        return core.push()
                .bearer(core.jwt())
                .with(ApnsHeaders.PRIORITY, priority)
                .body("{\"aps\":{\"alert\":\"" + text + "\"}}");
    }

    private List<String> texts() {
        return devices.inbox(core.phone).stream()
                .map(InboxEntry::alertBody)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Delivery.Outcome outcome(Push push) {
        return ((Verdict.Accepted) push.send().verdict()).delivery().outcome();
    }
}

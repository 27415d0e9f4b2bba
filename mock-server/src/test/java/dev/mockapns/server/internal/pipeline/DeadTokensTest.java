/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.world.Devices;
import dev.mockapns.server.internal.world.InstalledApps;
import dev.mockapns.server.options.DeadTokens;
import dev.mockapns.server.world.TokenDeath;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When 410 begins. */
class DeadTokensTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final TestCore core = new TestCore().installed();
    private final Devices devices = core.world.devices();
    private final InstalledApps apps = core.world.installedApps();

    @Test
    void a_dead_token_is_gone_at_once_by_default() {
        uninstalled();

        assertThat(goneSince(send())).contains(TestCore.START);
    }

    @Test
    void the_push_that_reaches_the_device_is_accepted_and_the_next_is_rejected() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        uninstalled();
        core.pass(MINUTE);

        assertThat(delivery(send()).outcome()).isEqualTo(Delivery.Outcome.DISCARDED);
        core.pass(MINUTE);

        assertThat(goneSince(send())).contains(TestCore.START.plus(MINUTE));
    }

    @Test
    void a_200_before_the_410_says_that_the_token_is_dead_and_why() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        uninstalled();

        assertThat(delivery(send()).because())
                .isEqualTo(
                        "the token has been invalid since 2026-01-02T03:04:05Z, when the app was uninstalled, but APNs"
                                + " does not know it; this push reached Alice's iPhone, which reports it to APNs; this fake is"
                                + " set to answer 410 to the next push (real APNs may take weeks)");
    }

    @Test
    void an_offline_device_reports_when_it_is_back_and_the_push_was_stored() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        uninstalled();
        devices.goOffline(core.phone);

        assertThat(delivery(send()).because())
                .contains(
                        "Alice's iPhone, which has been offline since 2026-01-02T03:04:05Z; no app will show this push, but APNs"
                                + " still tries to send it until");
        assertThat(goneSince(send())).isEmpty();
        core.pass(MINUTE);
        devices.goOnline(core.phone);

        assertThat(goneSince(send())).contains(TestCore.START.plus(MINUTE));
    }

    @Test
    void a_push_that_was_not_stored_for_an_offline_device_has_no_event() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        uninstalled();
        devices.goOffline(core.phone);

        assertThat(delivery(push().with(ApnsHeaders.EXPIRATION, "0").send()).because())
                .endsWith(", and apns-expiration is 0: one attempt, never stored");
        devices.goOnline(core.phone);

        assertThat(goneSince(send())).isEmpty();
        assertThat(goneSince(send())).isPresent();
    }

    @Test
    void a_push_that_expired_in_the_store_reports_no_delivery() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        uninstalled();
        devices.goOffline(core.phone);
        send();

        core.pass(Duration.ofDays(30));
        devices.goOnline(core.phone);

        assertThat(goneSince(send())).isEmpty();
    }

    @Test
    void a_push_that_was_stored_before_the_token_died_reaches_the_device_too() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        devices.goOffline(core.phone);
        send();
        uninstalled();
        devices.goOnline(core.phone);

        assertThat(goneSince(send())).contains(TestCore.START);
    }

    @Test
    void a_body_that_is_not_json_reaches_the_device_like_any_other() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        uninstalled();

        assertThat(delivery(push().body("hello").send()).because()).startsWith("the token has been invalid since");
        assertThat(goneSince(send())).isPresent();
    }

    @Test
    void a_replaced_token_is_rejected_as_late_as_that_of_an_uninstalled_app() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.afterNextPush())));
        apps.rotateToken(core.phone, TestCore.APP);
        assertThat(goneSince(send())).isEmpty();
        assertThat(goneSince(send())).isPresent();

        TestCore other = new TestCore().installed().with(o -> o.devices(d -> d.deadTokens(DeadTokens.never())));
        other.world.installedApps().reinstall(other.phone, TestCore.APP);
        assertThat(goneSince(other.push().send())).isEmpty();
        assertThat(other.world.devices().inbox(other.phone)).isEmpty();
    }

    @Test
    void after_a_delay_on_the_fakes_clock_the_timestamp_is_its_end() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.after(WEEK))));
        uninstalled();

        assertThat(delivery(send()).because()).endsWith("; APNs answers 410 from 2026-01-09T03:04:05Z on");
        core.world.advance(WEEK.minusMillis(1));
        assertThat(goneSince(send())).isEmpty();
        core.world.advance(Duration.ofMillis(1));

        assertThat(goneSince(send())).contains(TestCore.START.plus(WEEK));
    }

    @Test
    void apns_may_never_learn_that_a_token_is_dead() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.never())));
        uninstalled();
        core.world.advance(WEEK);

        assertThat(delivery(send()).because()).endsWith("; this fake is set so that APNs never learns it");
        assertThat(goneSince(send())).isEmpty();
    }

    @Test
    void an_expired_token_is_rejected_at_once_with_any_option() {
        core.with(o -> o.devices(d -> d.deadTokens(DeadTokens.never())));
        apps.endToken(core.phone, TestCore.APP, TokenDeath.Kind.EXPIRED);

        Verdict.Rejected rejected = (Verdict.Rejected) send().verdict();

        assertThat(rejected.reason()).isEqualTo(KnownReason.EXPIRED_TOKEN);
        assertThat(rejected.timestamp()).contains(TestCore.START);
    }

    @Test
    void a_negative_delay_is_refused() {
        assertThatThrownBy(() -> DeadTokens.after(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delay: PT-1S (expected: zero or longer)");
    }

    private void uninstalled() {
        apps.uninstall(core.phone, TestCore.APP);
    }

    private Push push() {
        return core.push().bearer(core.jwtAt(core.world.clock().instant()));
    }

    private Exchange send() {
        return push().send();
    }

    private static Delivery delivery(Exchange exchange) {
        return ((Verdict.Accepted) exchange.verdict()).delivery();
    }

    private static Optional<Instant> goneSince(Exchange exchange) {
        return exchange.verdict() instanceof Verdict.Rejected rejected ? rejected.timestamp() : Optional.empty();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.rules.Rule;
import dev.mockapns.server.internal.rules.RuleSet;
import dev.mockapns.server.options.BackgroundPriority;
import dev.mockapns.server.options.EndedActivities;
import dev.mockapns.server.options.NotificationsOff;
import dev.mockapns.server.options.UnknownTokens;
import dev.mockapns.server.world.TokenDeath;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A push that breaks two rules gets the reason of the earlier one. */
class RuleOrderTest {

    private static final String LIVE_ACTIVITY = TestCore.TOPIC + ".push-type.liveactivity";
    private static final String SHORT_TOKEN = "aaaa";

    /** What two faults cannot both have. */
    enum Part {
        PATH,
        TOPIC,
        PUSH_TYPE,
        BODY,
        /** Which device has the token, and what became of it there. */
        DEVICE
    }

    /**
     * One way to break one rule.
     *
     * @param rule its name in the table
     * @param parts what of the push, or of the world, it takes for itself
     */
    record Fault(String rule, Set<Part> parts, BiConsumer<TestCore, Push> make) {

        static Fault of(String rule, BiConsumer<TestCore, Push> make, Part... parts) {
            return new Fault(rule, Set.of(parts), make);
        }

        boolean goesWith(Fault other) {
            return Collections.disjoint(parts, other.parts);
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    /** In the order of the table. */
    private static final List<Fault> FAULTS = List.of(
            Fault.of("headers unique", (core, push) -> push.also("x-mine", "1").also("x-mine", "2")),
            Fault.of("apns-id", (core, push) -> push.with(ApnsHeaders.ID, "1")),
            Fault.of("apns-expiration", (core, push) -> push.with(ApnsHeaders.EXPIRATION, "soon")),
            Fault.of("apns-priority", (core, push) -> push.with(ApnsHeaders.PRIORITY, "2")),
            Fault.of("apns-collapse-id", (core, push) -> push.with(ApnsHeaders.COLLAPSE_ID, "x".repeat(65))),
            Fault.of("push type known", (core, push) -> push.with(ApnsHeaders.PUSH_TYPE, "loud"), Part.PUSH_TYPE),
            Fault.of("background priority", RuleOrderTest::urgentBackground, Part.PUSH_TYPE),
            Fault.of("topic present", (core, push) -> push.without(ApnsHeaders.TOPIC), Part.TOPIC),
            Fault.of("topic well-formed", (core, push) -> push.with(ApnsHeaders.TOPIC, "com..example"), Part.TOPIC),
            Fault.of("token not rejected by the test", (core, push) -> choose(core, TestCore.TOKEN.hex()), Part.PATH),
            Fault.of("token present", (core, push) -> push.path(ApnsPaths.DEVICE), Part.PATH),
            Fault.of("token decodable", (core, push) -> push.path(ApnsPaths.DEVICE + SHORT_TOKEN), Part.PATH),
            Fault.of(
                    "token known",
                    (core, push) -> core.with(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT))),
                    Part.DEVICE),
            Fault.of("token of this environment", (core, push) -> core.installed(TestCore.TOPIC, SANDBOX), Part.DEVICE),
            Fault.of("topic allowed", (core, push) -> push.with(ApnsHeaders.TOPIC, "com.example.typo"), Part.TOPIC),
            Fault.of(
                    "token of this topic",
                    (core, push) -> core.installed(TestCore.OTHER_TOPIC, PRODUCTION),
                    Part.DEVICE),
            Fault.of("push type fits topic", (core, push) -> push.with(ApnsHeaders.PUSH_TYPE, "voip"), Part.PUSH_TYPE),
            Fault.of("payload present", (core, push) -> push.body(""), Part.BODY),
            Fault.of("payload size", (core, push) -> push.body("x".repeat(6000)), Part.BODY),
            Fault.of("notifications on", RuleOrderTest::switchNotificationsOff, Part.DEVICE),
            Fault.of("token not expired", (core, push) -> end(core, TokenDeath.Kind.EXPIRED), Part.DEVICE),
            Fault.of("token registered", (core, push) -> end(core, TokenDeath.Kind.UNREGISTERED), Part.DEVICE),
            Fault.of("Live Activity goes on", RuleOrderTest::endActivity, Part.values()),
            Fault.of("rate", RuleOrderTest::pushAlready, Part.PATH));

    @Test
    void the_faults_are_those_of_the_table_in_its_order() {
        List<String> rules =
                RuleSet.DEVICE_PUSH.rules().stream().map(Rule::name).toList();

        assertThat(FAULTS)
                .extracting(Fault::rule)
                .isEqualTo(rules.subList(rules.indexOf("provider token kept") + 1, rules.size()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_fault_breaks_its_rule(Fault fault) {
        KnownReason expected = RuleSet.DEVICE_PUSH.rules().stream()
                .filter(rule -> rule.name().equals(fault.rule()))
                .map(Rule::reason)
                .findFirst()
                .orElseThrow();

        assertThat(rejection(fault).reason()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_push_that_breaks_two_rules_gets_the_reason_of_the_earlier_one(Fault earlier, Fault later) {
        Verdict.Rejected alone = rejection(earlier);
        Verdict.Rejected both = rejection(earlier, later);

        assertThat(both.reason()).as(both.toString()).isEqualTo(alone.reason());
        assertThat(both.explanation().because()).isEqualTo(alone.explanation().because());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void every_fault_comes_after_authentication(Fault fault) {
        TestCore core = new TestCore();
        Push push = core.push();
        fault.make().accept(core, push);

        assertThat(rejected(push.bearer("x.y.z").send()).reason()).isEqualTo(KnownReason.INVALID_PROVIDER_TOKEN);
    }

    @Test
    void a_chosen_rejection_comes_before_the_checks_of_the_token() {
        TestCore core = new TestCore();
        choose(core, SHORT_TOKEN);

        Exchange exchange = core.push().path(ApnsPaths.DEVICE + SHORT_TOKEN).send();

        assertThat(rejected(exchange).explanation().because()).startsWith("BadDeviceToken was chosen");
    }

    static Stream<Fault> faults() {
        return FAULTS.stream();
    }

    static Stream<Arguments> pairs() {
        return IntStream.range(0, FAULTS.size())
                .boxed()
                .flatMap(first -> FAULTS.subList(first + 1, FAULTS.size()).stream()
                        .filter(FAULTS.get(first)::goesWith)
                        .map(second -> Arguments.of(FAULTS.get(first), second)));
    }

    /** Makes the last fault first: it may need a push that was accepted. */
    private static Verdict.Rejected rejection(Fault... faults) {
        TestCore core = new TestCore();
        Push push = core.push();
        for (int i = faults.length - 1; i >= 0; i--) {
            faults[i].make().accept(core, push);
        }
        return rejected(push.send());
    }

    private static Verdict.Rejected rejected(Exchange exchange) {
        return exchange.verdict().rejected().orElseThrow(() -> new AssertionError(exchange.describe()));
    }

    private static void urgentBackground(TestCore core, Push push) {
        core.with(o -> o.wire(w -> w.backgroundPriority(BackgroundPriority.REJECT)));
        push.with(ApnsHeaders.PUSH_TYPE, "background");
    }

    private static void choose(TestCore core, String token) {
        core.world.chosenRejections().reject(token, KnownReason.BAD_DEVICE_TOKEN);
    }

    private static void switchNotificationsOff(TestCore core, Push push) {
        core.installed().with(o -> o.devices(d -> d.notificationsOff(NotificationsOff.UNREGISTERED)));
        core.world.installedApps().notifications(core.phone, TestCore.APP, false);
    }

    private static void end(TestCore core, TokenDeath.Kind how) {
        core.installed().world.installedApps().endToken(core.phone, TestCore.APP, how);
    }

    private static void endActivity(TestCore core, Push push) {
        core.installed().with(o -> o.devices(d -> d.endedActivities(EndedActivities.UNREGISTERED)));
        core.world.installedApps().startActivity(core.phone, TestCore.APP);
        push.path(ApnsPaths.DEVICE
                        + core.world
                                .installedApps()
                                .activities(core.phone)
                                .get(0)
                                .token()
                                .hex())
                .topic(LIVE_ACTIVITY);
        core.world.installedApps().dismissActivities(core.phone, TestCore.APP);
    }

    private static void pushAlready(TestCore core, Push push) {
        core.with(o -> o.devices(d -> d.pushesPerToken(1, Duration.ofMinutes(1))));
        core.push().send();
    }
}

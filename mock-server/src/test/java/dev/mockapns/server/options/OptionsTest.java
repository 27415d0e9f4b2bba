/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mockapns.protocol.KnownReason;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Sets every option to another value than its default. */
    private static final Options CHANGED = Options.builder()
            .devices(d -> d.unknownTokens(UnknownTokens.REJECT)
                    .deadTokens(DeadTokens.never())
                    .tokenDigits(2, 3)
                    .pushesPerToken(4, HOUR)
                    .notificationsOff(NotificationsOff.UNREGISTERED)
                    .endedActivities(EndedActivities.UNREGISTERED)
                    .storedPushes(StoredPushes.SEVERAL)
                    .backgroundPushesPerApp(5, HOUR))
            .providerTokens(p -> p.nonstandard(NonstandardTokens.REFUSE)
                    .futureIssuedAtTolerance(HOUR)
                    .futureIssuedAtReason(KnownReason.EXPIRED_PROVIDER_TOKEN)
                    .connectionBinding(false)
                    .earlyChanges(6)
                    .scope(ProviderTokenScope.ADDRESS))
            .streams(s -> s.initialLimit(7)
                    .limit(8)
                    .overLimit(StreamsOverLimit.GO_AWAY)
                    .limitEnforcement(StreamLimitEnforcement.AT_ONCE)
                    .afterRejection(StreamsAfterRejection.DROP))
            .connections(c -> c.badCertificate(CertificateRefusal.BY_GOAWAY)
                    .badCertificateEnvironment(CertificateRefusal.BY_ANSWER)
                    .idleTimeout(HOUR)
                    .pingKeepsAlive(false)
                    .requestTimeout(HOUR)
                    .floodLimits(false)
                    .errorAllowance(9, 10)
                    .goAwayDebugData(GoAwayDebugData.EMPTY))
            .broadcast(b -> b.capability(true).maxChannels(11).broadcastsPerChannel(12, HOUR))
            .wire(w -> w.spelling(ReasonSpelling.DOCUMENTED)
                    .errorContentType(true)
                    .blankEdges(BlankEdges.REFUSE)
                    .backgroundPriority(BackgroundPriority.REJECT))
            .build();

    @Test
    void every_option_can_be_changed() throws Exception {
        for (String option : OptionNames.all()) {
            assertThat(OptionNames.read(CHANGED, option))
                    .as(option)
                    .isNotEqualTo(OptionNames.read(Options.defaults(), option));
        }
    }

    @Test
    void a_change_keeps_all_other_options() {
        assertThat(CHANGED.toBuilder()
                        .devices(d -> d)
                        .providerTokens(p -> p)
                        .streams(s -> s)
                        .connections(c -> c)
                        .broadcast(b -> b)
                        .wire(w -> w)
                        .build())
                .isEqualTo(CHANGED);
    }

    @Test
    void a_rate_has_a_number_and_a_period() {
        assertThat(CHANGED.devices().pushesPerToken()).contains(new Rate(4, HOUR));
        assertThat(CHANGED.devices().backgroundPushesPerApp()).contains(new Rate(5, HOUR));
        assertThat(CHANGED.broadcast().broadcastsPerChannel()).contains(new Rate(12, HOUR));
    }

    @ParameterizedTest
    @MethodSource
    void a_value_out_of_its_range_is_refused_by_name(UnaryOperator<Options.Builder> change, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(Options.builder()))
                .withMessage(message);
    }

    static List<Arguments> a_value_out_of_its_range_is_refused_by_name() {
        return List.of(
                refused(
                        o -> o.devices(d -> d.tokenDigits(1, 2)),
                        "device token digits: 1 to 2 (expected: 2 <= min <= max)"),
                refused(
                        o -> o.devices(d -> d.tokenDigits(4, 2)),
                        "device token digits: 4 to 2 (expected: 2 <= min <= max)"),
                refused(o -> o.devices(d -> d.pushesPerToken(0, HOUR)), "pushes: 0 (expected: >= 1)"),
                refused(
                        o -> o.devices(d -> d.backgroundPushesPerApp(1, Duration.ZERO)),
                        "period: PT0S (expected: longer than zero)"),
                refused(
                        o -> o.providerTokens(p -> p.futureIssuedAtTolerance(HOUR.negated())),
                        "futureIssuedAtTolerance: PT-1H (expected: zero or longer)"),
                refused(o -> o.streams(s -> s.initialLimit(0)), "initialLimit: 0 (expected: >= 1)"),
                refused(o -> o.streams(s -> s.limit(-1)), "limit: -1 (expected: >= 1)"),
                refused(
                        o -> o.connections(c -> c.idleTimeout(Duration.ZERO)),
                        "idleTimeout: PT0S (expected: longer than zero)"),
                refused(
                        o -> o.connections(c -> c.requestTimeout(Duration.ofNanos(1))),
                        "requestTimeout: PT0.000000001S (expected: 1 millisecond or longer)"),
                refused(o -> o.connections(c -> c.errorAllowance(1, 0)), "badDeviceTokens: 0 (expected: >= 1)"),
                refused(o -> o.broadcast(b -> b.maxChannels(0)), "maxChannels: 0 (expected: >= 1)"));
    }

    private static Arguments refused(UnaryOperator<Options.Builder> change, String message) {
        return Arguments.of(change, message);
    }
}

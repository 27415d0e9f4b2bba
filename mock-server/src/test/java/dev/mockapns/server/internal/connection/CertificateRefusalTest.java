/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.connection.ConnectionEffect.Close;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.options.CertificateRefusal;
import dev.mockapns.server.options.ConnectionOptions;
import dev.mockapns.server.options.Options;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whether a client may send requests, by what is wrong with its certificate. */
class CertificateRefusalTest {

    private static final Cause CAUSE = new AuthorCause.StubRejected();

    @Test
    void a_certificate_of_the_other_environment_is_refused_by_goaway() {
        Decision decision = decide(KnownReason.BAD_CERTIFICATE_ENVIRONMENT, o -> o);

        assertThat(decision.effects())
                .containsExactly(
                        GoAway.text("{\"reason\":\"BadCertificateEnvironment\"}")
                                .abrupt(),
                        new Close());
        assertThat(decision.notes())
                .containsExactly(new Note(
                        Kind.CERTIFICATE_REFUSED,
                        new HandshakeCause.ClientCertificateRefused(CAUSE, KnownReason.BAD_CERTIFICATE_ENVIRONMENT)));
        assertThat(decision.next().isEnding()).isTrue();
    }

    @Test
    void a_certificate_of_the_other_environment_is_refused_by_answer_if_set() {
        assertIsServed(decide(
                KnownReason.BAD_CERTIFICATE_ENVIRONMENT,
                o -> o.badCertificateEnvironment(CertificateRefusal.BY_ANSWER)));
    }

    @Test
    void a_bad_certificate_is_refused_by_answer() {
        assertIsServed(decide(KnownReason.BAD_CERTIFICATE, o -> o));
    }

    @Test
    void a_bad_certificate_is_refused_by_goaway_if_set() {
        assertThat(decide(KnownReason.BAD_CERTIFICATE, o -> o.badCertificate(CertificateRefusal.BY_GOAWAY))
                        .effects())
                .containsExactly(GoAway.text("{\"reason\":\"BadCertificate\"}").abrupt(), new Close());
    }

    @Test
    void a_client_without_a_defect_is_served() {
        Event established = new Event.Established(true, Optional.empty());

        assertIsServed(ConnectionRules.decide(established, Lifecycle.accepted(), Options::defaults));
    }

    private static void assertIsServed(Decision decision) {
        assertThat(decision.effects()).isEmpty();
        assertThat(decision.notes()).isEmpty();
        assertThat(decision.next().isEnding()).isFalse();
    }

    private static Decision decide(KnownReason reason, UnaryOperator<ConnectionOptions.Builder> settings) {
        Options options = Options.builder().connections(settings).build();
        Event established = new Event.Established(false, Optional.of(new CertificateDefect(reason, CAUSE)));
        return ConnectionRules.decide(established, Lifecycle.accepted(), () -> options);
    }
}

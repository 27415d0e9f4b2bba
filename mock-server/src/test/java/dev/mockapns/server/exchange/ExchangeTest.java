/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.connection.ListenerKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Verdict ACCEPTED =
            new Verdict.Accepted(new Delivery(Delivery.Outcome.NO_DEVICE, new AuthorCause.StubAccepted()));
    private static final Verdict REJECTED =
            new Verdict.Rejected(400, KnownReason.BAD_DEVICE_TOKEN, new AuthorCause.StubRejected(), Optional.empty());
    private static final Verdict CREATED = new Verdict.ChannelCreated("dHN0LXNyY2gtY2hubA==");

    @Test
    void rejected_returns_the_rejection() {
        assertThat(exchange(REJECTED).rejected()).isSameAs(REJECTED);
    }

    @Test
    void accepted_returns_the_acceptance() {
        assertThat(exchange(ACCEPTED).accepted()).isSameAs(ACCEPTED);
    }

    @Test
    void rejected_of_an_accepted_push_names_the_exchange_its_outcome_and_the_remedy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> exchange(ACCEPTED).rejected())
                .withMessageStartingWith("exchange #7 was not rejected: read accepted() of it, or read another exchange"
                        + " of the journal\n#7  POST /3/device/8f3ce1  → 200 no device\n    because  ");
    }

    @Test
    void accepted_of_a_rejected_push_names_the_exchange_its_outcome_and_the_remedy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> exchange(REJECTED).accepted())
                .withMessageStartingWith("exchange #7 was not accepted: read rejected() of it, or read another exchange"
                        + " of the journal\n#7  POST /3/device/8f3ce1  → 400 BadDeviceToken\n    because  ");
    }

    @Test
    void channel_management_is_neither_accepted_nor_rejected() {
        Exchange created = exchange(CREATED);

        assertThatIllegalStateException()
                .isThrownBy(created::accepted)
                .withMessageStartingWith("exchange #7 was not accepted: read verdict() of it, ")
                .withMessageContaining("→ 201 created channel");
        assertThatIllegalStateException()
                .isThrownBy(created::rejected)
                .withMessageStartingWith("exchange #7 was not rejected: read verdict() of it, ");
    }

    private static Exchange exchange(Verdict verdict) {
        ApnsRequest request = new ApnsRequest(
                "POST",
                "/3/device/8f3ce1",
                List.of(),
                Body.of(new byte[0]),
                Environment.PRODUCTION,
                ListenerKind.PUSH,
                TestConnection.openedAt(NOW),
                NOW,
                false);
        return new Exchange(7, request, verdict, List.of(), "", NOW, List.of(), List.of(), 0);
    }
}

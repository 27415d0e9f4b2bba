/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.Exchange;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal: bounded, awaitable, without secrets. */
class JournalTest {

    private final TestCore core = new TestCore().installed();

    @Test
    void the_oldest_exchanges_go_first_and_are_counted() {
        for (int i = 0; i < 103; i++) {
            core.push().send();
        }

        assertThat(core.journal.exchanges()).hasSize(100);
        assertThat(core.journal.exchanges().get(0).number()).isEqualTo(4);
        assertThat(core.journal.dropped()).isEqualTo(3);
        assertThat(core.journal.report(1)).startsWith("(102 earlier exchanges not shown)\n#103");
    }

    @Test
    void the_signature_of_a_provider_token_is_never_kept() {
        String jwt = core.jwt();
        String signature = jwt.substring(jwt.lastIndexOf('.') + 1);

        Exchange exchange =
                core.push().bearer(jwt).also("x-copy", "token=" + jwt + "; a=1").send();

        String kept = exchange.request().header(ApnsHeaders.AUTHORIZATION).orElseThrow();
        assertThat(kept).isEqualTo("bearer " + jwt.substring(0, jwt.lastIndexOf('.')) + ".…");
        assertThat(exchange.request().headers().toString()).doesNotContain(signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic c2VjcmV0", "secret", "bearer secret", "bearer se cr.et"})
    void any_other_authorization_is_masked_whole(String value) {
        Exchange exchange = core.push().with(ApnsHeaders.AUTHORIZATION, value).send();

        assertThat(exchange.request().header(ApnsHeaders.AUTHORIZATION)).contains("…");
    }

    @Test
    void waiting_ends_when_the_exchanges_are_there() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> core.journal.await(2, Duration.ofSeconds(10)));
        core.push().send();
        core.push().send();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(2);
    }

    @Test
    void waiting_in_vain_says_what_came_instead() {
        core.push().method("GET").send();

        assertThatThrownBy(() -> core.journal.await(2, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected 2 exchanges within 1 ms")
                .hasMessageContaining("but 1 came")
                .hasMessageContaining("405 MethodNotAllowed");
    }

    @Test
    void waiting_in_vain_says_that_nothing_came() {
        assertThatThrownBy(() -> core.journal.await(1, Duration.ofMillis(100)))
                .hasMessage("expected 1 exchange within 100 ms, but none came");
    }

    @Test
    void waiting_ends_at_once_when_the_fake_is_closed() {
        core.journal.close();

        assertThatThrownBy(() -> core.journal.await(1, Duration.ofDays(1)))
                .hasMessage("expected 1 exchange, and this fake is closed, but none came");
    }

    @Test
    void whoever_waits_when_the_fake_is_closed_waits_no_longer() {
        var waiting = CompletableFuture.supplyAsync(() -> core.journal.await(1, Duration.ofDays(1)));

        core.journal.close();

        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasMessageContaining("this fake is closed");
    }
}

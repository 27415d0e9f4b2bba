/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.stub.StubResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        String signature = signatureOf(jwt);

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bearer bearer TOKEN",
                "bearer TOKEN TOKEN",
                "bearer TOKEN.c2VjcmV0",
                "BEARER \t TOKEN",
                "bearer\tTOKEN,TOKEN",
                "Basic TOKEN",
                "TOKEN"
            })
    void an_authorization_of_any_shape_is_kept_without_the_signature(String value) {
        String jwt = core.jwt();

        Exchange exchange = core.push()
                .with(ApnsHeaders.AUTHORIZATION, value.replace("TOKEN", jwt))
                .send();

        assertThat(exchange.request().toString() + exchange).doesNotContain(signatureOf(jwt));
        assertThat(exchange.request().header(ApnsHeaders.AUTHORIZATION).orElseThrow())
                .endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookie", "proxy-authorization"})
    void other_credentials_are_masked_whole(String header) {
        Exchange exchange = core.push().also(header, "session=secret").send();

        assertThat(exchange.request().header(header)).contains("…");
    }

    @Test
    void a_stub_gets_a_request_as_it_was_sent() {
        List<String> seen = new ArrayList<>();
        core.stubbing.use(request -> {
            seen.add(request.header(ApnsHeaders.AUTHORIZATION).orElse(""));
            return StubResponse.thenRules();
        });
        String jwt = core.jwt();

        core.push().bearer(jwt).send();

        assertThat(seen).containsExactly("bearer " + jwt);
    }

    @Test
    void a_report_has_device_tokens_shortened() {
        core.push().send();
        core.push().method("GET").send();
        core.push(TestCore.OTHER_TOKEN).send();

        assertThat(core.journal.report(3))
                .contains(TestCore.TOKEN.shortened(), TestCore.OTHER_TOKEN.shortened())
                .doesNotContain(TestCore.TOKEN.hex(), TestCore.OTHER_TOKEN.hex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\r\n", "{\t", "{ ", " {", "\n\t{\n  "})
    void white_space_in_the_header_of_a_token_hides_no_signature(String beginning) {
        String jwt = core.spoilt()
                .header(beginning + "\"alg\":\"ES256\",\"kid\":\"KEY\"}")
                .sign();

        Exchange exchange = core.push().also("x-copy", jwt).send();

        assertThat(exchange.request().toString()).doesNotContain(signatureOf(jwt));
    }

    @Test
    void an_explanation_quotes_a_token_without_its_signature() {
        String jwt = core.jwt();

        Exchange exchange = core.push().with(ApnsHeaders.TOPIC, jwt).send();

        assertThat(exchange.describe())
                .contains(jwt.substring(0, jwt.lastIndexOf('.')) + ".…")
                .doesNotContain(signatureOf(jwt));
    }

    @Test
    void a_token_where_a_device_token_belongs_is_shortened_without_its_signature() {
        String jwt = core.jwt();

        Exchange exchange = core.push().path(ApnsPaths.DEVICE + jwt).send();

        assertThat(exchange.describe()).doesNotContain(jwt.substring(jwt.length() - 4));
    }

    @Test
    void the_journal_masks_a_token_in_a_payload_and_the_inbox_does_not() {
        String jwt = core.jwt();
        String payload = "{\"aps\":{\"alert\":\"Hello\"},\"token\":\"" + jwt + "\"}";

        Exchange exchange = core.push().body(payload).send();

        assertThat(exchange.request().body().text())
                .isEqualTo(payload.replace(
                        signatureOf(jwt), "*".repeat(signatureOf(jwt).length())));
        assertThat(core.world.devices().inbox(core.phone))
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload().at("/token")).contains(jwt));
    }

    /** A quadratic search takes many minutes for each; the bound is no statement about speed. */
    @ParameterizedTest
    @ValueSource(strings = {"eyJ", "eyJ.", "eyJ.eyJ.", "bearer eyJ.", "%2E"})
    void any_request_is_recorded_in_linear_time(String part) {
        String hostile = part.repeat(1_000_000 / part.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> core.push()
                        .with(ApnsHeaders.AUTHORIZATION, hostile)
                        .with(ApnsHeaders.TOPIC, hostile)
                        .path(ApnsPaths.DEVICE + hostile)
                        .send()
                        .describe());
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
    void await_returns_when_the_fake_is_closed() {
        var waiting = CompletableFuture.supplyAsync(() -> core.journal.await(1, Duration.ofDays(1)));

        core.journal.close();

        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasMessageContaining("this fake is closed");
    }

    @Test
    void waiting_for_a_match_returns_the_oldest_one_that_is_there() {
        core.push().send();
        core.push().method("GET").send();
        core.push().method("GET").send();

        assertThat(core.journal.await(JournalTest::isRejected, Duration.ZERO).number())
                .isEqualTo(2);
    }

    @Test
    void waiting_for_a_match_ends_when_it_comes() throws Exception {
        core.push().send();
        var waiting = CompletableFuture.supplyAsync(
                () -> core.journal.await(JournalTest::isRejected, Duration.ofSeconds(20)));
        core.push().send();
        core.push().method("GET").send();

        assertThat(waiting.get(20, TimeUnit.SECONDS).number()).isEqualTo(3);
    }

    @Test
    void waiting_for_a_match_in_vain_counts_the_exchanges_and_shows_the_latest() {
        for (int i = 0; i < 7; i++) {
            core.push().send();
        }

        assertThatThrownBy(() -> core.journal.await(JournalTest::isRejected, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected an exchange that matches within 1 ms, but none of 7 exchanges does:\n"
                        + "(2 earlier exchanges not shown)\n#3 ");
    }

    @Test
    void a_matcher_may_record_exchanges_itself() {
        core.push().send();

        Exchange second = core.journal.await(
                exchange -> {
                    core.push().send();
                    return exchange.number() == 2;
                },
                Duration.ofSeconds(20));

        assertThat(second.number()).isEqualTo(2);
    }

    @Test
    void waiting_for_a_match_ends_when_the_fake_is_closed() {
        var waiting =
                CompletableFuture.supplyAsync(() -> core.journal.await(JournalTest::isRejected, Duration.ofDays(1)));

        core.journal.close();

        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
                .hasMessageContaining("expected an exchange that matches, and this fake is closed, but none came");
    }

    private static boolean isRejected(Exchange exchange) {
        return exchange.verdict() instanceof Verdict.Rejected;
    }

    private static String signatureOf(String jwt) {
        return jwt.substring(jwt.lastIndexOf('.') + 1);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.options.UnknownTokens;
import org.junit.jupiter.api.Test;

/** What stands below a failed test: the worst first, each kind of trouble once. */
class SummaryTest {

    private final TestCore core = new TestCore().installed();
    private final String providerToken = core.jwt();

    @Test
    void problems_come_first_and_accepted_pushes_are_one_line() {
        for (int i = 0; i < 30; i++) {
            good();
        }
        push().body("{\"aps\":{\"alert\":\"hello\",\"order\":42}}").send();
        push().without(ApnsHeaders.TOPIC).send();
        push().without(ApnsHeaders.TOPIC).send();
        good();
        core.world.devices().goOffline(core.phone);
        good();

        assertThat(core.journal.summary(20)).isEqualTo("""
                #32  POST /3/device/8f3c8f3c…8f3c  → 400 MissingTopic
                    because  the request has no apns-topic, and a provider token does not imply one
                    advice   send the bundle id of the app, with the suffix of the push type: apns-topic: com.example.orders
                    and 1 more like it (#33)
                #31  POST /3/device/8f3c8f3c…8f3c  topic=com.example.orders  → 200 delivered
                    because  it reached Alice's iPhone (com.example.orders)
                    warning  aps has keys that Apple does not know: "order"; APNs ignores them
                    advice   put your own keys beside aps, not into it (source: Apple, Generating a remote notification)
                #35  POST /3/device/8f3c8f3c…8f3c  topic=com.example.orders  → 200 discarded
                    because  Alice's iPhone has been offline since 2026-01-02T03:04:05Z, and apns-expiration is 0: one attempt, never stored
                31 requests accepted without a warning (#1, #2, #3 and 28 more)""");
    }

    @Test
    void one_problem_of_many_device_tokens_is_shown_once() {
        core.with(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT)));
        for (int i = 0; i < 25; i++) {
            core.push(DeviceToken.of(String.format("%064x", i)))
                    .bearer(providerToken)
                    .send();
        }

        assertThat(core.journal.summary(20).lines().filter(line -> line.startsWith("#")))
                .hasSize(1);
        assertThat(core.journal.summary(20)).contains("    and 24 more like it (#2, #3, #4 and 21 more)");
    }

    @Test
    void kinds_of_problems_beyond_the_limit_are_counted() {
        push().without(ApnsHeaders.TOPIC).send();
        push().method("GET").send();
        push().with(ApnsHeaders.PRIORITY, "7").send();

        assertThat(core.journal.summary(1)).startsWith("#1 ").endsWith("\n(2 more kinds of trouble not shown)");
    }

    @Test
    void exchanges_that_are_not_kept_are_counted() {
        for (int i = 0; i < 101; i++) {
            good();
        }

        assertThat(core.journal.summary(20))
                .isEqualTo(
                        "100 requests accepted without a warning (#2, #3, #4 and 97 more)\n(1 earlier exchange not kept)");
    }

    @Test
    void a_count_below_zero_is_refused() {
        assertThatThrownBy(() -> core.journal.summary(-1)).hasMessage("count: -1 (expected: >= 0)");
    }

    private void good() {
        push().send();
    }

    private Push push() {
        return core.push().with(ApnsHeaders.EXPIRATION, "0").bearer(providerToken);
    }
}

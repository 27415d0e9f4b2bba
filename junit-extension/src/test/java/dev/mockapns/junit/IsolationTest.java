/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Fixtures.assertAllPassed;
import static dev.mockapns.junit.Fixtures.run;
import static dev.mockapns.junit.Fixtures.runConcurrently;
import static dev.mockapns.junit.Pushes.TOKEN;
import static dev.mockapns.junit.Pushes.push;
import static dev.mockapns.junit.Pushes.seenBy;
import static dev.mockapns.junit.Pushes.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.server.MockApnsServer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IsolationTest {

    @Test
    void forty_concurrent_tests_see_their_own_pushes_only() {
        assertAllPassed(runConcurrently(FortyFixture.class), 40);

        assertThat(FortyFixture.fakes).hasSize(40);
    }

    @MockApns
    static class FortyFixture {

        static final Set<MockApnsServer> fakes = ConcurrentHashMap.newKeySet();

        @MockApns
        MockApnsServer ofField;

        static IntStream numbers() {
            return IntStream.range(0, 40);
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void test(int number, MockApnsServer apns, ApnsClient client) {
            push(client, token(number));
            push(client, token(number + 1000));

            assertThat(seenBy(apns)).containsExactly(token(number), token(number + 1000));
            assertThat(ofField).isSameAs(apns);
            fakes.add(apns);
        }
    }

    @Test
    void concurrent_classes_and_nested_classes_see_their_own_pushes_only() {
        assertAllPassed(runConcurrently(OneFixture.class, OtherFixture.class), 20);
    }

    @MockApns
    static class OneFixture {

        @RepeatedTest(5)
        void test(MockApnsServer apns, ApnsClient client) {
            push(client, TOKEN);

            assertThat(seenBy(apns)).containsExactly(TOKEN);
        }

        @Nested
        class Inner {

            @RepeatedTest(5)
            void test(MockApnsServer apns, ApnsClient client) {
                push(client, TOKEN);

                assertThat(seenBy(apns)).containsExactly(TOKEN);
            }
        }
    }

    static class OtherFixture extends OneFixture {}

    @Test
    void tests_that_share_an_instance_do_not_share_a_fake() {
        assertAllPassed(run(PerClassFixture.class), 3);
    }

    @MockApns
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassFixture {

        @MockApns
        MockApnsServer apns;

        @RepeatedTest(3)
        void test(ApnsClient client) {
            push(client, TOKEN);

            assertThat(seenBy(apns)).containsExactly(TOKEN);
        }
    }
}

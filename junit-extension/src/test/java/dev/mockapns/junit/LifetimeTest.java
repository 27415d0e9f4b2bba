/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Fixtures.assertAllPassed;
import static dev.mockapns.junit.Fixtures.run;
import static dev.mockapns.junit.Fixtures.runConcurrently;
import static dev.mockapns.junit.Pushes.TOKEN;
import static dev.mockapns.junit.Pushes.push;
import static dev.mockapns.junit.Pushes.seenBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.SendResult;
import dev.mockapns.server.MockApnsServer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LifetimeTest {

    @Test
    void fake_in_a_static_field_is_reset_before_each_test_of_the_class() {
        assertAllPassed(run(StaticFixture.class), 4);

        assertThat(StaticFixture.fakes).hasSize(1);
        assertThat(StaticFixture.apns).isNull();
    }

    @MockApns
    static class StaticFixture {

        static final Set<MockApnsServer> fakes = ConcurrentHashMap.newKeySet();

        @MockApns
        static MockApnsServer apns;

        @RepeatedTest(2)
        void test(MockApnsServer ofParameter, ApnsClient client) {
            push(client, TOKEN);

            assertThat(ofParameter).isSameAs(apns);
            assertThat(seenBy(apns)).containsExactly(TOKEN);
            fakes.add(apns);
        }

        @Nested
        class Inner {

            @RepeatedTest(2)
            void test(MockApnsServer ofParameter, ApnsClient client) {
                push(client, TOKEN);

                assertThat(ofParameter).isSameAs(apns);
                assertThat(seenBy(apns)).containsExactly(TOKEN);
                fakes.add(apns);
            }
        }
    }

    @Test
    void changes_of_a_constructor_to_a_shared_fake_are_kept() {
        assertAllPassed(run(InitialiserFixture.class), 2);
    }

    @MockApns
    static class InitialiserFixture {

        @MockApns
        static MockApnsServer apns;

        @MockApns
        static ApnsClient client;

        private final SendResult sent = push(client, TOKEN);

        @RepeatedTest(2)
        void test() {
            assertThat(sent.isAccepted()).isTrue();
            assertThat(seenBy(apns)).containsExactly(TOKEN);
        }
    }

    @Test
    void clients_of_a_shared_fake_follow_its_reset_clock() {
        assertAllPassed(run(TimeFixture.class), 2);
    }

    @MockApns
    static class TimeFixture {

        @MockApns
        static MockApnsServer apns;

        @MockApns
        static ApnsClient client;

        @RepeatedTest(2)
        void test() {
            assertThat(apns.clock().ahead()).isZero();
            assertThat(push(client, TOKEN).isAccepted()).isTrue();

            apns.clock().advance(Duration.ofHours(2));

            assertThat(push(client, TOKEN).isAccepted()).isTrue();
        }
    }

    @Test
    void tests_that_share_a_fake_do_not_overlap() {
        assertAllPassed(runConcurrently(TurnsFixture.class), 20);

        assertThat(TurnsFixture.fakes).hasSize(1);
    }

    @MockApns(lifetime = Lifetime.CLASS)
    static class TurnsFixture {

        static final Set<MockApnsServer> fakes = ConcurrentHashMap.newKeySet();
        static final AtomicInteger atOnce = new AtomicInteger();

        @BeforeAll
        static void before(MockApnsServer apns) {
            fakes.add(apns);
        }

        @RepeatedTest(20)
        void test(MockApnsServer apns, ApnsClient client) {
            assertThat(atOnce.incrementAndGet()).isEqualTo(1);
            push(client, TOKEN);

            assertThat(seenBy(apns)).containsExactly(TOKEN);
            fakes.add(apns);
            atOnce.decrementAndGet();
        }
    }

    @Test
    void classes_with_the_same_annotations_share_a_fake_for_the_run() {
        assertAllPassed(runConcurrently(RunFixture.class, SameRunFixture.class, OtherRunFixture.class), 15);

        assertThat(RunFixture.fakes).hasSize(1);
        assertThat(OtherRunFixture.others).hasSize(1).doesNotContainAnyElementsOf(RunFixture.fakes);
    }

    @MockApns(value = Pushes.TOPIC, lifetime = Lifetime.RUN)
    static class RunFixture {

        static final Set<MockApnsServer> fakes = ConcurrentHashMap.newKeySet();

        @RepeatedTest(5)
        void test(MockApnsServer apns, ApnsClient client) {
            push(client, TOKEN);

            assertThat(seenBy(apns)).containsExactly(TOKEN);
            fakes.add(apns);
        }
    }

    @MockApns(value = Pushes.TOPIC, lifetime = Lifetime.RUN)
    static class SameRunFixture {

        @RepeatedTest(5)
        void test(MockApnsServer apns, ApnsClient client) {
            push(client, TOKEN);

            assertThat(seenBy(apns)).containsExactly(TOKEN);
            RunFixture.fakes.add(apns);
        }
    }

    @MockApns(lifetime = Lifetime.RUN)
    static class OtherRunFixture {

        static final Set<MockApnsServer> others = ConcurrentHashMap.newKeySet();

        @RepeatedTest(5)
        void test(MockApnsServer apns) {
            others.add(apns);
        }
    }

    @Test
    void an_annotated_method_has_a_fake_of_its_own() {
        assertAllPassed(run(OwnFixture.class), 2);
    }

    @MockApns(value = Pushes.TOPIC, lifetime = Lifetime.CLASS)
    static class OwnFixture {

        @MockApns
        static MockApnsServer apns;

        @Test
        @MockApns("com.example.other")
        void own(MockApnsServer own) {
            assertThat(own).isNotSameAs(apns);
        }

        @Test
        void shared(MockApnsServer shared) {
            assertThat(shared).isSameAs(apns);
        }
    }

    @Test
    void classes_that_inherit_a_static_field_do_not_overlap() {
        assertAllPassed(runConcurrently(HeirFixture.class, OtherHeirFixture.class), 10);
    }

    @MockApns
    abstract static class Base {

        @MockApns
        static MockApnsServer apns;

        @RepeatedTest(5)
        void test(ApnsClient client) {
            push(client, TOKEN);

            assertThat(seenBy(apns)).containsExactly(TOKEN);
        }
    }

    static class HeirFixture extends Base {}

    static class OtherHeirFixture extends Base {}
}

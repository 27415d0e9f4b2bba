/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Fixtures.assertAllPassed;
import static dev.mockapns.junit.Fixtures.onlyFailure;
import static dev.mockapns.junit.Fixtures.run;
import static dev.mockapns.junit.Fixtures.runConcurrently;
import static dev.mockapns.junit.Pushes.TOKEN;
import static dev.mockapns.junit.Pushes.push;
import static dev.mockapns.junit.Pushes.rejection;
import static dev.mockapns.junit.Pushes.seenBy;
import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.options.UnknownTokens;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MockApnsExtensionTest {

    @RegisterExtension
    final MockApnsExtension apns = MockApnsExtension.with(server ->
            server.topics(Pushes.TOPIC).options(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT))));

    @Test
    void it_has_the_settings_of_its_builder() {
        assertThat(rejection(apns.client(), TOKEN)).contains(BAD_DEVICE_TOKEN);
    }

    @Test
    void it_has_a_client_for_each_listener() {
        push(apns.client(Environment.SANDBOX), TOKEN);

        assertThat(apns.server().journal().exchanges())
                .singleElement()
                .satisfies(
                        exchange -> assertThat(exchange.request().environment()).isEqualTo(Environment.SANDBOX));
    }

    @Test
    void parameters_are_those_of_its_fake(MockApnsServer server, ApnsClient client, MockApnsProperties properties) {
        assertThat(server).isSameAs(apns.server());
        assertThat(client).isSameAs(apns.client());
        assertThat(properties).isSameAs(apns.properties());
    }

    @Test
    void another_fake_may_be_injected_beside_it(
            @MockApns(name = "second") MockApnsServer second, MockApnsServer first) {
        assertThat(first).isSameAs(apns.server()).isNotSameAs(second);
    }

    @Nested
    class In_a_nested_class {

        @Test
        void it_is_the_same(MockApnsServer server) {
            assertThat(server).isSameAs(apns.server());
        }
    }

    @Test
    void concurrent_tests_have_their_own_in_an_instance_field() {
        assertAllPassed(runConcurrently(InstanceFixture.class), 20);
    }

    static class InstanceFixture {

        @RegisterExtension
        final MockApnsExtension apns = MockApnsExtension.with(server -> server.topics(Pushes.TOPIC));

        @RepeatedTest(20)
        void test() {
            push(apns.client(), TOKEN);

            assertThat(seenBy(apns.server())).containsExactly(TOKEN);
        }
    }

    @Test
    void tests_share_one_in_a_static_field_and_it_is_reset_before_each() {
        assertAllPassed(run(StaticFixture.class), 4);

        assertThat(StaticFixture.fakes).hasSize(1);
    }

    static class StaticFixture {

        static final Set<MockApnsServer> fakes = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        static final MockApnsExtension apns = MockApnsExtension.with(server -> server.topics(Pushes.TOPIC));

        @RepeatedTest(2)
        @RejectToken(TOKEN)
        void test(ApnsClient client) {
            assertThat(rejection(client, TOKEN)).contains(BAD_DEVICE_TOKEN);
            assertThat(seenBy(apns.server())).containsExactly(TOKEN);
            fakes.add(apns.server());
        }

        @Nested
        class Inner {

            @RepeatedTest(2)
            void test(ApnsClient client) {
                assertThat(rejection(client, TOKEN)).isEmpty();
                assertThat(seenBy(apns.server())).containsExactly(TOKEN);
                fakes.add(apns.server());
            }
        }
    }

    @Test
    void concurrent_tests_may_not_share_one() {
        assertThat(onlyFailure(runConcurrently(SharingFixture.class)))
                .hasMessage("MockApnsExtension in class MockApnsExtensionTest.SharingFixture: its tests share the fake"
                        + " and run concurrently. Make the field non-static, so that each test has its own, or run them"
                        + " with @Execution(SAME_THREAD).");
    }

    static class SharingFixture {

        @RegisterExtension
        static final MockApnsExtension apns = MockApnsExtension.with(server -> {});

        @Test
        void test() {}
    }

    @Test
    void unregistered_extension_throws() {
        assertThatIllegalStateException()
                .isThrownBy(MockApnsExtension.with(server -> {})::server)
                .withMessageContaining("@RegisterExtension");
    }
}

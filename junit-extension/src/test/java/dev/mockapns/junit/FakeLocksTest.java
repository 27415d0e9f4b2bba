/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLocksProvider.Lock;
import org.junit.jupiter.api.parallel.Resources;

class FakeLocksTest {

    private final FakeLocks locks = new FakeLocks();

    @Test
    void tests_with_the_same_fixed_port_do_not_overlap() throws NoSuchMethodException {
        assertThat(ofMethod(PortsFixture.class)).containsExactlyInAnyOrder(lock("port/2197"), lock("port/2198"));
        assertThat(ofMethod(OnMethodFixture.class)).containsExactly(lock("port/2197"));
    }

    @Test
    void tests_with_system_properties_do_not_overlap() throws NoSuchMethodException {
        assertThat(ofMethod(PropertiesFixture.class)).containsExactly(new Lock(Resources.SYSTEM_PROPERTIES));
    }

    @Test
    void tests_with_their_own_fakes_run_concurrently() throws NoSuchMethodException {
        assertThat(ofMethod(PlainFixture.class)).isEmpty();
        assertThat(locks.provideForClass(PlainFixture.class)).isEmpty();
    }

    @Test
    void fake_that_outlives_a_test_is_locked_for_the_class() throws NoSuchMethodException {
        assertThat(locks.provideForClass(RunFixture.class))
                .contains(lock("port/2197"), new Lock(Resources.SYSTEM_PROPERTIES))
                .hasSize(3)
                .isEqualTo(locks.provideForClass(SameRunFixture.class));
        assertThat(ofMethod(RunFixture.class)).isEmpty();
    }

    @Test
    void misuse_is_left_to_the_running_test() {
        assertThat(locks.provideForClass(MisuseFixture.class)).isEmpty();
    }

    @Test
    void a_fixed_port_is_the_port_of_its_listener() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        try (MockApnsServer apns =
                new FakeSettings("", List.of(), UnknownTokenHandling.ACCEPT, Toggle.OFF, 0, port).start()) {
            assertThat(apns.port(Environment.SANDBOX)).isEqualTo(port);
        }
    }

    private Set<Lock> ofMethod(Class<?> fixture) throws NoSuchMethodException {
        return locks.provideForMethod(List.of(), fixture, fixture.getDeclaredMethod("test"));
    }

    private static Lock lock(String name) {
        return new Lock("dev.mockapns.junit.MockApns/" + name);
    }

    @MockApns(productionPort = 2197, sandboxPort = 2198)
    static class PortsFixture {

        void test() {}
    }

    static class OnMethodFixture {

        @MockApns(productionPort = 2197)
        void test() {}
    }

    @MockApns(systemProperties = Toggle.ON)
    static class PropertiesFixture {

        void test() {}
    }

    @MockApns
    static class PlainFixture {

        void test() {}
    }

    @MockApns(lifetime = Lifetime.RUN, productionPort = 2197, systemProperties = Toggle.ON)
    static class RunFixture {

        void test() {}
    }

    @MockApns(lifetime = Lifetime.RUN, productionPort = 2197, systemProperties = Toggle.ON)
    static class SameRunFixture {}

    @MockApns(environment = Environment.SANDBOX, lifetime = Lifetime.RUN)
    static class MisuseFixture {}
}

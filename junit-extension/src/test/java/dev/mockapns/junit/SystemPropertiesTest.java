/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Fixtures.assertAllPassed;
import static dev.mockapns.junit.Fixtures.run;
import static dev.mockapns.junit.Fixtures.runConcurrently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SystemPropertiesTest {

    @AfterEach
    void clean() {
        System.clearProperty("mockapns.host");
    }

    @Test
    void system_properties_are_set_while_the_test_runs() {
        System.setProperty("mockapns.host", "what was there before");

        assertAllPassed(runConcurrently(TestFixture.class), 10);

        assertThat(System.getProperty("mockapns.host")).isEqualTo("what was there before");
        assertThat(System.getProperties()).doesNotContainKey("mockapns.production.port");
    }

    @MockApns(systemProperties = Toggle.ON)
    static class TestFixture {

        TestFixture() {
            assertThat(System.getProperty("mockapns.production.port")).isNotNull();
        }

        @RepeatedTest(10)
        void test(MockApnsServer apns) {
            assertThat(System.getProperty("mockapns.host")).isEqualTo(apns.host());
            assertThat(Integer.getInteger("mockapns.production.port")).isEqualTo(apns.port(Environment.PRODUCTION));
            assertThat(Integer.getInteger("mockapns.sandbox.port")).isEqualTo(apns.port(Environment.SANDBOX));
            assertThat(Path.of(System.getProperty("mockapns.ca.file"))).hasContent(apns.caPem());
            assertThat(Path.of(System.getProperty("mockapns.key.file")))
                    .hasContent(apns.key().p8());
            assertThat(System.getProperty("mockapns.key.id"))
                    .isEqualTo(apns.key().keyId());
            assertThat(System.getProperty("mockapns.key.team"))
                    .isEqualTo(apns.key().teamId());
        }
    }

    @Test
    void system_properties_of_a_shared_fake_stay_for_the_class() {
        assertAllPassed(runConcurrently(ClassFixture.class, OtherClassFixture.class), 4);

        assertThat(System.getProperties()).doesNotContainKey("mockapns.host");
    }

    @MockApns(systemProperties = Toggle.ON, lifetime = Lifetime.CLASS)
    static class ClassFixture {

        @BeforeAll
        static void before(MockApnsServer apns) {
            assertThat(System.getProperty("mockapns.host")).isEqualTo(apns.host());
        }

        @RepeatedTest(2)
        void test(MockApnsServer apns) {
            assertThat(Integer.getInteger("mockapns.production.port")).isEqualTo(apns.port(Environment.PRODUCTION));
        }
    }

    static class OtherClassFixture extends ClassFixture {}

    @Test
    void system_properties_of_a_named_fake_contain_its_name() {
        assertAllPassed(run(SecondFixture.class), 1);
    }

    static class SecondFixture {

        @Test
        @MockApns(name = "second", systemProperties = Toggle.ON)
        void test() {
            assertThat(System.getProperties())
                    .containsKey("mockapns.second.sandbox.port")
                    .doesNotContainKey("mockapns.sandbox.port");
        }
    }
}

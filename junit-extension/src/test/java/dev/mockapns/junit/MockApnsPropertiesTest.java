/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Fixtures.assertAllPassed;
import static dev.mockapns.junit.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@MockApns
class MockApnsPropertiesTest {

    /** Has the signature of Spring's type of this name. */
    interface DynamicPropertyRegistry {

        void add(String name, Supplier<Object> valueSupplier);
    }

    @Test
    void properties_are_exported_to_springs_registry(MockApnsServer apns, MockApnsProperties properties) {
        Map<String, Object> environment = new LinkedHashMap<>();
        DynamicPropertyRegistry registry = (name, value) -> environment.put(name, value.get());

        properties.export(registry::add);

        assertThat(environment)
                .containsEntry("mockapns.host", apns.host())
                .containsEntry("mockapns.production.port", String.valueOf(apns.port(Environment.PRODUCTION)))
                .containsEntry("mockapns.sandbox.port", String.valueOf(apns.port(Environment.SANDBOX)))
                .containsEntry(
                        "mockapns.production.management.port",
                        String.valueOf(apns.managementPort(Environment.PRODUCTION)))
                .containsEntry(
                        "mockapns.sandbox.management.port", String.valueOf(apns.managementPort(Environment.SANDBOX)))
                .containsEntry("mockapns.ca.file", properties.caFile().toString())
                .containsEntry("mockapns.key.file", properties.keyFile().toString())
                .containsEntry("mockapns.key.id", apns.key().keyId())
                .containsEntry("mockapns.key.team", apns.key().teamId())
                .hasSize(9);
    }

    @Test
    void every_exported_value_is_a_string(MockApnsProperties properties) {
        List<Object> values = new ArrayList<>();

        properties.export((name, value) -> values.add(value.get()));

        assertThat(values).isNotEmpty().allSatisfy(value -> assertThat(value).isInstanceOf(String.class));
    }

    @Test
    void the_exported_files_are_absolute_paths(MockApnsProperties properties) {
        Map<String, Supplier<Object>> registry = new LinkedHashMap<>();

        properties.export(registry::put);

        assertThat(registry)
                .hasEntrySatisfying(
                        "mockapns.ca.file",
                        file -> assertThat(Path.of((String) file.get())).isAbsolute());
    }

    @Test
    void the_files_hold_what_their_names_say(MockApnsServer apns, MockApnsProperties properties) {
        assertThat(properties.caFile()).hasFileName("ca.pem").hasContent(apns.caPem());
        assertThat(properties.keyFile())
                .hasFileName("AuthKey_" + apns.key().keyId() + ".p8")
                .hasContent(apns.key().p8());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a file system with POSIX permissions")
    void only_their_owner_may_read_the_files(MockApnsProperties properties) throws IOException {
        assertThat(permissions(properties.keyFile())).isEqualTo("rw-------");
        assertThat(permissions(directoryOf(properties.keyFile()))).isEqualTo("rwx------");
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "parent");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_static_field_serves_what_starts_before_the_tests() {
        assertAllPassed(run(SpringFixture.class), 1);

        assertThat(directoryOf(SpringFixture.keyFile)).doesNotExist();
    }

    @MockApns(Pushes.TOPIC)
    static class SpringFixture {

        static Path keyFile = Path.of("");

        @MockApns
        static MockApnsProperties apns;

        @BeforeAll
        static void the_application_starts() {
            keyFile = apns.keyFile();
        }

        @Test
        void test(MockApnsServer server) {
            assertThat(keyFile).hasContent(server.key().p8());
        }
    }
}

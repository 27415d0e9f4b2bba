/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The properties that an application under test needs to push to a fake:
 *
 * <table>
 *   <caption>Names and values</caption>
 *   <tr><td>{@code mockapns.host}</td><td>the host to connect to</td></tr>
 *   <tr><td>{@code mockapns.production.port}</td><td>the TCP port of the production listener</td></tr>
 *   <tr><td>{@code mockapns.sandbox.port}</td><td>the TCP port of the sandbox listener</td></tr>
 *   <tr><td>{@code mockapns.production.management.port}</td><td>the TCP port for channel management in
 *   production</td></tr>
 *   <tr><td>{@code mockapns.sandbox.management.port}</td><td>the TCP port for channel management in sandbox</td></tr>
 *   <tr><td>{@code mockapns.ca.file}</td><td>a PEM file with the certificate to trust</td></tr>
 *   <tr><td>{@code mockapns.key.file}</td><td>the {@code .p8} file of the default team's signing key</td></tr>
 *   <tr><td>{@code mockapns.key.id}</td><td>the id of that key</td></tr>
 *   <tr><td>{@code mockapns.key.team}</td><td>the id of its team</td></tr>
 * </table>
 *
 * <p>For a fake with a name, the name follows {@code mockapns}: {@code mockapns.voip.host}.
 *
 * <p>A Spring test needs only {@code @MockApns(lifetime = RUN, systemProperties = ON)} on its class. Where system
 * properties cannot be used, use the same lifetime and this:
 *
 * <pre>{@code
 * @MockApns static MockApnsProperties apns;
 *
 * @DynamicPropertySource
 * static void pushToTheFake(DynamicPropertyRegistry registry) {
 *     apns.export(registry::add);
 * }
 * }</pre>
 *
 * <p>Spring keeps application contexts for later test classes. With a shorter lifetime than {@link Lifetime#RUN} such
 * a context pushes to the fake of an earlier class, which is closed.
 *
 * <p>The files are written when their properties are read, only their owner may read them, and they are removed with
 * the fake. Thread-safe.
 */
public final class MockApnsProperties {

    static final String PREFIX = "mockapns";

    private final Map<String, Supplier<Object>> values = new LinkedHashMap<>();
    private volatile boolean isExported;
    private final CredentialFiles files;

    MockApnsProperties(String prefix, MockApnsServer server, CredentialFiles files) {
        this.files = files;
        values.put(prefix + ".host", server::host);
        values.put(prefix + ".production.port", () -> text(server.port(Environment.PRODUCTION)));
        values.put(prefix + ".sandbox.port", () -> text(server.port(Environment.SANDBOX)));
        values.put(prefix + ".production.management.port", () -> text(server.managementPort(Environment.PRODUCTION)));
        values.put(prefix + ".sandbox.management.port", () -> text(server.managementPort(Environment.SANDBOX)));
        values.put(prefix + ".ca.file", () -> text(caFile().toAbsolutePath()));
        values.put(prefix + ".key.file", () -> text(keyFile().toAbsolutePath()));
        values.put(prefix + ".key.id", () -> server.key().keyId());
        values.put(prefix + ".key.team", () -> server.key().teamId());
    }

    /**
     * Hands every property to {@code registry}: {@code export(registry::add)} for Spring's
     * {@code DynamicPropertyRegistry}. Every value is a {@code String}: ports are decimal, files are absolute paths.
     *
     * @param registry takes a name and a supplier of its value
     */
    public void export(BiConsumer<String, Supplier<Object>> registry) {
        requireNonNull(registry, "registry");
        isExported = true;
        values.forEach(registry);
    }

    /** Returns whether an application may have read the properties. */
    boolean isExported() {
        return isExported;
    }

    /** Passes on every property, as {@link #export} does, to a receiver that is closed together with the fake. */
    void forEach(BiConsumer<String, Supplier<Object>> action) {
        values.forEach(action);
    }

    private static String text(Object value) {
        return value.toString();
    }

    /**
     * Returns the PEM file with the certificate to trust.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public Path caFile() {
        return files.caFile();
    }

    /**
     * Returns the {@code .p8} file of the default team's signing key.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public Path keyFile() {
        return files.keyFile();
    }
}

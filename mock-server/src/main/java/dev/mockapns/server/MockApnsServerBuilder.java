/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.internal.classpath.JacksonVersions;
import dev.mockapns.server.internal.http2.FatalErrors;
import dev.mockapns.server.internal.listener.ListenerLimits;
import dev.mockapns.server.internal.listener.ListenerRole;
import dev.mockapns.server.internal.listener.NettyVersions;
import dev.mockapns.server.internal.listener.ServerIdentity;
import dev.mockapns.server.internal.memory.MemoryBudget;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.world.ProviderKey;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The settings of a new fake. Can start several. Not thread-safe. */
public final class MockApnsServerBuilder {

    /** How many exchanges the journal keeps by default. */
    public static final int DEFAULT_JOURNAL_CAPACITY = 10_000;

    private static final int MAX_PORT = 65_535;

    private final List<Topic> topics = new ArrayList<>();
    private final Map<ListenerRole, Integer> ports = new LinkedHashMap<>();
    private final List<String> hostNames = new ArrayList<>();
    private InetAddress bindAddress = InetAddress.getLoopbackAddress();
    private Options options = Options.defaults();
    private int journalCapacity = DEFAULT_JOURNAL_CAPACITY;
    private long journalBytes = MemoryBudget.JOURNAL.bytes();
    private Dialect dialect = Dialect.JAVA;
    private int maxConnections = ListenerLimits.defaultConnections();
    private Consumer<? super Error> onFatalError = FatalErrors.LOG;
    private Optional<ProviderKey> key = Optional.empty();
    private Optional<Path> certificates = Optional.empty();

    MockApnsServerBuilder() {}

    /**
     * Names bundle ids that the default team owns, in addition to those named before. With none named, every
     * well-formed topic belongs to it; with any named, the list is closed.
     *
     * @throws IllegalArgumentException if a topic is malformed
     */
    public MockApnsServerBuilder topics(String... topics) {
        requireNonNull(topics, "topics");
        for (String topic : topics) {
            this.topics.add(Topic.of(requireNonNull(topic, "topic")));
        }
        return this;
    }

    /**
     * Opens the listener to {@code environment} on this TCP port. Default: 0, any free one.
     *
     * @throws IllegalArgumentException if {@code port} is not 0 to 65535
     */
    public MockApnsServerBuilder port(Environment environment, int port) {
        return listener(ListenerRole.forPushes(requireNonNull(environment, "environment")), port);
    }

    /**
     * Opens the listener for channel management in {@code environment} on this TCP port. Default: 0, any free one; at
     * Apple: {@link Environment#managementPort()}.
     *
     * @throws IllegalArgumentException if {@code port} is not 0 to 65535
     */
    public MockApnsServerBuilder managementPort(Environment environment, int port) {
        return listener(ListenerRole.forManagement(requireNonNull(environment, "environment")), port);
    }

    /**
     * Opens one more listener on this TCP port (0: any free one), which takes pushes and channel management for both
     * environments: a DNS alias for Apple's host names is then all that an unmodified client needs. The TLS server name
     * (SNI) decides which environment and API the requests of a connection are for, if it is a host name of Apple's;
     * otherwise the {@code :authority} of each request decides; if neither is one, requests are pushes to production.
     * The connection record says which rule applied. Default: no such listener.
     *
     * @throws IllegalArgumentException if {@code port} is not 0 to 65535
     */
    public MockApnsServerBuilder sharedPort(int port) {
        return listener(ListenerRole.SHARED, port);
    }

    /**
     * Opens one more listener on this TCP port (0: any free one), without TLS, for clients that cannot be given a CA:
     * HTTP/2 with prior knowledge, no Upgrade. The {@code :authority} of each request decides what it is for, as at
     * {@link #sharedPort}. Default: no such listener.
     *
     * <p>APNs has no such listener. A test that passes here does not prove that the client uses TLS correctly. Provider
     * tokens are readable on the network, so leave {@link #bindAddress} at the loopback address.
     *
     * @throws IllegalArgumentException if {@code port} is not 0 to 65535
     */
    public MockApnsServerBuilder plainTextPort(int port) {
        return listener(ListenerRole.PLAIN_TEXT, port);
    }

    private MockApnsServerBuilder listener(ListenerRole role, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    role + " port: " + port + " (expected: 1 to " + MAX_PORT + ", or 0 for any free one)");
        }
        ports.put(role, port);
        return this;
    }

    /**
     * Listens on this address. {@code 0.0.0.0} stands for every IPv4 address of this machine, {@code ::} for every IPv6
     * and IPv4 address; with these, other machines can connect too. The server certificate is valid for the address;
     * for {@code 0.0.0.0} and {@code ::} it is valid for the loopback addresses, and {@link #hostNames} adds what other
     * machines connect to. Default: the loopback address, so that only this machine can connect.
     */
    public MockApnsServerBuilder bindAddress(InetAddress bindAddress) {
        this.bindAddress = requireNonNull(bindAddress, "bindAddress");
        return this;
    }

    /**
     * Makes the server certificate valid for these host names and IP addresses too. It is always valid for {@code
     * localhost}, {@code 127.0.0.1}, {@code ::1} and Apple's host names.
     *
     * @throws IllegalArgumentException if one is neither a host name nor an IP address
     */
    public MockApnsServerBuilder hostNames(String... hostNames) {
        ServerIdentity.checkHostNames(List.of(requireNonNull(hostNames, "hostNames")));
        for (String hostName : hostNames) {
            this.hostNames.add(requireNonNull(hostName, "hostName"));
        }
        return this;
    }

    /** Changes options; the others keep their defaults. */
    public MockApnsServerBuilder options(UnaryOperator<Options.Builder> change) {
        requireNonNull(change, "change");
        this.options = change.apply(options.toBuilder()).build();
        return this;
    }

    /**
     * Limits how many exchanges the journal keeps; the oldest are dropped first. Default: {@value
     * #DEFAULT_JOURNAL_CAPACITY}. Fewer are kept if they take more memory than {@link #journalBytes}.
     *
     * @throws IllegalArgumentException if {@code exchanges} is not positive
     */
    public MockApnsServerBuilder journalCapacity(int exchanges) {
        if (exchanges < 1) {
            throw new IllegalArgumentException("journalCapacity: " + exchanges + " (expected: >= 1)");
        }
        this.journalCapacity = exchanges;
        return this;
    }

    /**
     * Limits about how much of the heap the journal takes. Default: 32 MiB, or an eighth of the heap if that is less;
     * enough for {@value #DEFAULT_JOURNAL_CAPACITY} exchanges of usual size.
     *
     * @throws IllegalArgumentException if {@code bytes} is not positive
     */
    public MockApnsServerBuilder journalBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("journalBytes: " + bytes + " (expected: >= 1)");
        }
        this.journalBytes = bytes;
        return this;
    }

    /**
     * Chooses the interface that the advice in {@link Journal#report()}, {@link Journal#summary} and the log refers to.
     * Default: {@link Dialect#JAVA}.
     */
    public MockApnsServerBuilder dialect(Dialect dialect) {
        this.dialect = requireNonNull(dialect, "dialect");
        return this;
    }

    /**
     * Limits how many connections are open at once, over all ports; one more is recorded and closed as soon as it is
     * accepted. Default: 10,000, or one for every 128 KiB of the heap if that is fewer.
     *
     * @throws IllegalArgumentException if {@code connections} is not positive
     */
    public MockApnsServerBuilder maxConnections(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("maxConnections: " + connections + " (expected: >= 1)");
        }
        this.maxConnections = connections;
        return this;
    }

    /**
     * Sets what to do when memory runs out while the fake serves a connection ({@link OutOfMemoryError}), and when its
     * event loop ended with an error, so that the fake serves nothing any more ({@link InternalError}): a process that
     * only serves a fake ends itself then. Called on the thread of the error, perhaps many times; must neither wait nor
     * throw. Default: the error is logged. The connection is closed in any case.
     */
    public MockApnsServerBuilder onFatalError(Consumer<? super Error> listener) {
        this.onFatalError = requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Gives the default team this signing key instead of a generated one; the team takes its id from it.
     *
     * @throws IllegalArgumentException if it is not a P-256 private key in PKCS #8 PEM, or an id is malformed
     */
    public MockApnsServerBuilder key(ProviderKey key) {
        this.key = Optional.of(requireNonNull(key, "key"));
        return this;
    }

    /**
     * Keeps the CA and the server certificate in this directory, and uses those that it already contains, so that
     * clients need to be configured with the CA only once: its root is in {@code ca.pem} there. The CA of provider certificates
     * is kept there too, in {@code provider-issuer.pem}, so that they are valid after a restart. Default: a CA per JVM
     * and one for the provider certificates of each server, kept in memory.
     */
    public MockApnsServerBuilder certificates(Path directory) {
        this.certificates = Optional.of(requireNonNull(directory, "directory"));
        return this;
    }

    /**
     * Opens the listeners.
     *
     * @throws IllegalArgumentException if two listeners are to have the same port
     * @throws IllegalStateException if Netty or Jackson on the class path is too old; the message names the version
     *     found, the one needed and the remedy
     * @throws ListenException if a port is taken, or the address is not this machine's; the message names it
     * @throws java.io.UncheckedIOException if the directory of {@link #certificates} cannot be used; the message
     *     names it
     */
    public MockApnsServer start() {
        NettyVersions.check();
        JacksonVersions.check();
        Map<Integer, ListenerRole> taken = new HashMap<>();
        ports.forEach((role, port) -> {
            ListenerRole other = taken.putIfAbsent(port, role);
            if (port != 0 && other != null) {
                throw new IllegalArgumentException(other + " port and " + role + " port are both " + port
                        + " (expected: two different ports, or 0 for any free one)");
            }
        });
        return EmbeddedServer.start(new ServerSettings(
                topics,
                ports,
                hostNames,
                bindAddress,
                options,
                journalCapacity,
                journalBytes,
                dialect,
                key,
                certificates,
                new ListenerLimits(maxConnections, onFatalError)));
    }
}

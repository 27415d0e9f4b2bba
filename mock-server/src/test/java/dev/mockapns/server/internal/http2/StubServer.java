/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.internal.listener.ListenerRole;
import dev.mockapns.server.internal.listener.ListenerSettings;
import dev.mockapns.server.internal.listener.Listeners;
import dev.mockapns.server.internal.listener.ServerIdentity;
import dev.mockapns.server.options.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real listeners with a core that answers as it is told, and remembers what it was asked. */
public final class StubServer implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final ServerIdentity IDENTITY = ServerIdentity.shared(List.of());

    private final List<ApnsRequest> requests = new CopyOnWriteArrayList<>();
    private final ConnectionJournal connections = new ConnectionJournal(100, Dialect.JAVA);
    private final Listeners listeners;

    public StubServer(Options options, StubCore core) {
        this(options, core, Duration.ofSeconds(10));
    }

    private StubServer(Options options, StubCore core, Duration patience) {
        StubCore recording = (request, state) -> {
            requests.add(request);
            return core.answer(request, state);
        };
        ListenerSettings settings = new ListenerSettings(
                InetAddress.getLoopbackAddress(),
                Map.of(ListenerRole.SHARED, 0, ListenerRole.PLAIN_TEXT, 0),
                IDENTITY,
                patience);
        listeners = Listeners.open(settings, recording, connections, InstantSource.fixed(NOW), () -> options);
    }

    /** Answers 200 to everything, and authenticates nobody. */
    public static StubServer accepting() {
        return new StubServer(Options.defaults(), (request, state) -> accepted(state));
    }

    /**
     * As {@link #accepting()}, with a short limit for clients that send nothing.
     *
     * @param patience how long clients may take for the handshake
     */
    public static StubServer impatient(Duration patience) {
        return new StubServer(Options.defaults(), (request, state) -> accepted(state), patience);
    }

    /** Returns the lifecycle of a connection after its TLS handshake. */
    static Lifecycle established() {
        return ConnectionRules.decide(
                        new Event.Established(false, Optional.empty()), Lifecycle.accepted(), Options::defaults)
                .next();
    }

    public static Reply accepted(ConnectionState next) {
        return new Reply(200, List.of(new Header("apns-id", "ID")), "", next);
    }

    public static Reply rejected(ConnectionState next) {
        return new Reply(400, List.of(new Header("apns-id", "ID")), "{\"reason\":\"BadTopic\"}", next);
    }

    public Listeners listeners() {
        return listeners;
    }

    public List<ApnsRequest> requests() {
        return requests;
    }

    public ConnectionJournal connections() {
        return connections;
    }

    public FrameClient client() throws IOException {
        return FrameClient.connect(listeners.port(Environment.PRODUCTION), IDENTITY.trusting());
    }

    FrameClient tls(String... applicationProtocols) throws IOException {
        return FrameClient.tls(listeners.port(Environment.PRODUCTION), IDENTITY.trusting(), applicationProtocols);
    }

    @Override
    public void close() {
        listeners.close();
    }
}

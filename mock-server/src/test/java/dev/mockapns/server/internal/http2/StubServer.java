/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.behaviour.Behaviour;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.core.ConnectionState;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.doors.DoorSettings;
import dev.mockapns.server.internal.doors.Doors;
import dev.mockapns.server.internal.doors.ServerIdentity;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real doors with a core that answers as it is told, and remembers what it was asked. */
public final class StubServer implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final ServerIdentity IDENTITY = ServerIdentity.shared(List.of());

    private final List<ApnsRequest> requests = new CopyOnWriteArrayList<>();
    private final ConnectionJournal connections = new ConnectionJournal(100);
    private final Doors doors;

    public StubServer(Behaviour behaviour, StubCore core) {
        StubCore recording = (request, state) -> {
            requests.add(request);
            return core.answer(request, state);
        };
        DoorSettings settings = new DoorSettings(InetAddress.getLoopbackAddress(), Map.of(), IDENTITY);
        doors = Doors.open(settings, recording, connections, InstantSource.fixed(NOW), () -> behaviour);
    }

    /** Answers 200 to everything, and authenticates nobody. */
    public static StubServer accepting() {
        return new StubServer(Behaviour.defaults(), (request, state) -> accepted(state));
    }

    public static Reply accepted(ConnectionState next) {
        return new Reply(200, List.of(new Header("apns-id", "ID")), "", next);
    }

    public static Reply rejected(ConnectionState next) {
        return new Reply(400, List.of(new Header("apns-id", "ID")), "{\"reason\":\"BadTopic\"}", next);
    }

    public Doors doors() {
        return doors;
    }

    public List<ApnsRequest> requests() {
        return requests;
    }

    public ConnectionJournal connections() {
        return connections;
    }

    public FrameClient client() throws IOException {
        return FrameClient.connect(doors.port(Environment.PRODUCTION), IDENTITY.trusting());
    }

    FrameClient tls(String... applicationProtocols) throws IOException {
        return FrameClient.tls(doors.port(Environment.PRODUCTION), IDENTITY.trusting(), applicationProtocols);
    }

    @Override
    public void close() {
        doors.close();
    }
}

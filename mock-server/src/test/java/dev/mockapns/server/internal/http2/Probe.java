/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.options.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that breaks rules on purpose, and checks that the server answers as RFC 9113 demands (section 5.4): with this
 * error code and no other, on the record, and without harm to anybody else. The server answers every request with a body.
 */
final class Probe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A stream that no test uses for anything else. */
    private static final int BYSTANDER = 1_000_001;

    private final StubServer server;
    private final FrameClient client;

    private Probe(StubServer server, FrameClient client) {
        this.server = server;
        this.client = client;
    }

    /** Opens a server, and a connection with the SETTINGS acknowledged on both sides. */
    static Probe open() throws IOException {
        StubServer server = newServer();
        return new Probe(server, server.client());
    }

    /** Opens a server, and a connection on which nothing was said but TLS. */
    static Probe silent() throws IOException {
        StubServer server = newServer();
        return new Probe(server, server.tls("h2"));
    }

    private static StubServer newServer() {
        Options severalStreams =
                Options.builder().streams(s -> s.initialLimit(100)).build();
        return new StubServer(severalStreams, (request, state) -> StubServer.rejected(state));
    }

    /** The request that conformance suites send: GET / with nothing more than it needs, and these. */
    static Frame get(int streamId, String... moreNamesAndValues) {
        return request(streamId, "GET", true, moreNamesAndValues);
    }

    /** A POST that leaves its stream open. */
    static Frame post(int streamId, String... moreNamesAndValues) {
        return request(streamId, "POST", false, moreNamesAndValues);
    }

    private static Frame request(int streamId, String method, boolean endStream, String... more) {
        return Frame.headers(streamId, endStream, fields(method, more));
    }

    /** The fields of such a request. */
    static String[] fields(String method, String... more) {
        List<String> all = new ArrayList<>(
                List.of(":method", method, ":scheme", "https", ":path", "/", ":authority", "localhost"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    FrameClient client() {
        return client;
    }

    StubServer server() {
        return server;
    }

    Probe send(Frame... frames) throws IOException {
        client.send(frames);
        return this;
    }

    /** Sends what a server may cut off in the middle, by closing the connection. */
    Probe sendUnlessClosed(Frame... frames) {
        try {
            client.send(frames);
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
        return this;
    }

    /** The stream is reset with this code, and another one gets its answer. */
    void isStreamError(int streamId, ErrorCode code) throws IOException {
        List<Frame> end = client.await(frame -> frame.type() == Frame.RST_STREAM || frame.type() == Frame.GOAWAY);
        Frame last = end.get(end.size() - 1);

        assertThat(last.type()).as("%s", last).isEqualTo(Frame.RST_STREAM);
        assertThat(last.streamId()).isEqualTo(streamId);
        assertThat(ErrorCode.of(last.firstInt())).isEqualTo(code);
        answersSomebodyElse();
    }

    /** The connection ends with this code and is on record, and a new one is served. */
    void isConnectionError(ErrorCode code) throws IOException {
        Frame goAway = goAway();

        assertThat(ErrorCode.of(goAway.errorOfGoAway())).isEqualTo(code);
        assertThat(client.isClosedByPeer()).isTrue();
        assertThat(problems())
                .anySatisfy(trouble -> assertThat(trouble.because()).contains(code.name()));
        servesANewConnection();
    }

    private Frame goAway() throws IOException {
        List<Frame> seen = client.await(frame -> frame.type() == Frame.GOAWAY);
        return seen.get(seen.size() - 1);
    }

    List<ConnectionEvent> problems() {
        return server.connections()
                .await(connection -> !connection.problems().isEmpty(), PATIENCE)
                .problems();
    }

    Kind firstTrouble() {
        return problems().get(0).kind();
    }

    /** The stream is answered. */
    List<Frame> isAnswered(int streamId) throws IOException {
        List<Frame> answer = client.awaitEnd(streamId);
        assertThat(answer.get(0).type()).as("%s", answer).isEqualTo(Frame.HEADERS);
        return answer;
    }

    /** Nothing came of it: the connection lives, and the next request is answered. */
    void isIgnored() throws IOException {
        client.send(Frame.ping(BYSTANDER));
        Frame answer = client.read();
        assertThat(answer.type()).as("%s", answer).isEqualTo(Frame.PING);
        assertThat(answer.isAck()).isTrue();
        answersSomebodyElse();
    }

    void answersSomebodyElse() throws IOException {
        client.send(get(BYSTANDER), Frame.windowUpdate(BYSTANDER, 1000));
        isAnswered(BYSTANDER);
    }

    void servesANewConnection() throws IOException {
        try (FrameClient another = server.client()) {
            another.send(get(1));
            assertThat(another.awaitEnd(1).get(0).type()).isEqualTo(Frame.HEADERS);
        }
    }

    @Override
    public void close() throws IOException {
        try (server) {
            client.close();
        }
    }
}

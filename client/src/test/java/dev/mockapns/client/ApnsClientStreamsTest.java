/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static dev.mockapns.client.FakeServer.CANCEL;
import static dev.mockapns.client.FakeServer.END_STREAM;
import static dev.mockapns.client.FakeServer.ENHANCE_YOUR_CALM;
import static dev.mockapns.client.FakeServer.MAX_CONCURRENT_STREAMS;
import static dev.mockapns.client.FakeServer.MAX_HEADER_LIST_SIZE;
import static dev.mockapns.client.FakeServer.NO_ERROR;
import static dev.mockapns.client.FakeServer.REFUSED_STREAM;
import static dev.mockapns.client.FakeServer.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mockapns.client.FakeServer.Frame;
import dev.mockapns.client.FakeServer.Peer;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.UnknownReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** The client against a server that speaks frame by frame. */
@Timeout(30)
@TestInstance(Lifecycle.PER_METHOD)
class ApnsClientStreamsTest {

    private static final String TOKEN = "00fc13ad".repeat(8);

    private FakeServer server;
    private ApnsClient client;

    /** The first TLS handshake of a JVM takes long, and some tests below run against time. */
    @BeforeAll
    static void warmUp() throws Exception {
        try (FakeServer server = new FakeServer();
                ApnsClient client = builder(server).build()) {
            CompletableFuture<SendResult> sent = client.send(notification());
            try (Peer peer = server.accept()) {
                peer.settings();
                peer.answer(peer.awaitRequest(), 200);
                assertThat(result(sent).isAccepted()).isTrue();
            }
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
        client = client(builder -> builder);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void no_stream_is_opened_before_the_servers_settings_came() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            assertThat(peer.read().type()).isEqualTo(FakeServer.SETTINGS);
            assertThat(sent).isNotDone();
            peer.settings(MAX_CONCURRENT_STREAMS, 1);
            List<Integer> types = new ArrayList<>();
            for (Frame frame = peer.read(); frame.type() != FakeServer.DATA; frame = peer.read()) {
                types.add(frame.type());
            }
            assertThat(types).startsWith(FakeServer.SETTINGS).endsWith(FakeServer.HEADERS);
            peer.answer(3, 200);
            assertThat(result(sent).isAccepted()).isTrue();
        }
    }

    @Test
    void concurrency_follows_the_servers_limit_up_and_down() throws Exception {
        List<CompletableFuture<SendResult>> sent =
                Stream.generate(this::send).limit(5).toList();

        try (Peer peer = server.accept()) {
            peer.settings(MAX_CONCURRENT_STREAMS, 1);
            assertThat(peer.awaitRequest()).isEqualTo(3);
            peer.settings(MAX_CONCURRENT_STREAMS, 3);
            // Everything before the acknowledgement was sent under the limit of 1.
            Frame afterFirst = peer.read();
            assertThat(afterFirst.type()).isEqualTo(FakeServer.SETTINGS);
            assertThat(peer.awaitRequest()).isEqualTo(5);
            assertThat(peer.awaitRequest()).isEqualTo(7);
            peer.settings(MAX_CONCURRENT_STREAMS, 1);
            peer.awaitSettingsAck();
            peer.answer(3, 200).answer(5, 200);
            assertThat(result(sent.get(0)).isAccepted()).isTrue();
            assertThat(result(sent.get(1)).isAccepted()).isTrue();
            assertThat(sent.subList(2, 5)).noneMatch(CompletableFuture::isDone);
            peer.answer(7, 200);
            assertThat(peer.awaitRequest()).isEqualTo(9);
            peer.answer(9, 200);
            assertThat(peer.awaitRequest()).isEqualTo(11);
            peer.answer(11, 200);
            assertThat(result(sent.get(4)).isAccepted()).isTrue();
        }
    }

    @Test
    void many_pushes_never_exceed_the_servers_limit() throws Exception {
        int limit = 7;
        List<CompletableFuture<SendResult>> sent =
                Stream.generate(this::send).limit(200).toList();

        try (Peer peer = server.accept()) {
            peer.settings(MAX_CONCURRENT_STREAMS, limit);
            Set<Integer> open = new LinkedHashSet<>();
            int mostOpen = 0;
            for (int answered = 0; answered < sent.size(); ) {
                Frame frame = peer.read();
                if (frame.type() == FakeServer.HEADERS) {
                    open.add(frame.streamId());
                    mostOpen = Math.max(mostOpen, open.size());
                } else if (frame.type() == FakeServer.DATA && frame.has(END_STREAM)) {
                    peer.answer(frame.streamId(), 200);
                    open.remove(frame.streamId());
                    answered++;
                }
            }
            assertThat(mostOpen).isEqualTo(limit);
            assertThat(sent)
                    .allSatisfy(
                            future -> assertThat(result(future).isAccepted()).isTrue());
        }
    }

    @Test
    void concurrent_first_sends_share_one_connection() throws Exception {
        List<CompletableFuture<SendResult>> sent =
                IntStream.range(0, 20).parallel().mapToObj(i -> send()).toList();

        try (Peer peer = server.accept()) {
            peer.settings();
            for (int i = 0; i < 20; i++) {
                peer.answer(peer.awaitRequest(), 200);
            }
            assertThat(sent)
                    .allSatisfy(
                            future -> assertThat(result(future).isAccepted()).isTrue());
            assertThat(server.hasAnotherConnection()).isFalse();
        }
    }

    @Test
    void a_full_queue_fails_the_push_and_says_so() throws Exception {
        client.close();
        client = client(builder -> builder.queueCapacity(2));
        List<CompletableFuture<SendResult>> waiting = List.of(send(), send());

        failure(send())
                .hasMessageContaining("2 pushes to 127.0.0.1:" + server.port() + " wait already")
                .asInstanceOf(type(ApnsException.class))
                .matches(ApnsException::isSafeToSendAgain);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void an_error_body_split_over_frames_is_put_together() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            int stream = peer.awaitRequest();
            peer.headers(stream, 0, 410)
                    .data(stream, 0, "{\"reason\":\"Unreg")
                    .data(stream, 0, "istered\",\"timestamp\":1454402113")
                    .data(stream, END_STREAM, "000}");
            SendResult.Rejected rejected = result(sent).rejected().orElseThrow();
            assertThat(rejected.status()).isEqualTo(410);
            assertThat(rejected.reason()).isEqualTo(KnownReason.UNREGISTERED);
            assertThat(rejected.timestamp()).contains(Instant.parse("2016-02-02T08:35:13Z"));
        }
    }

    @Test
    void a_rejection_without_a_body_keeps_its_status() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.answer(peer.awaitRequest(), 503);
            SendResult.Rejected rejected = result(sent).rejected().orElseThrow();
            assertThat(rejected.status()).isEqualTo(503);
            assertThat(rejected.reason()).isEqualTo(new UnknownReason("status 503"));
        }
    }

    @Test
    void an_error_body_without_end_is_cut_and_harmless() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            int stream = peer.awaitRequest();
            peer.headers(stream, 0, 502);
            for (int i = 0; i < 20; i++) {
                peer.data(stream, 0, "<html>".repeat(500));
            }
            peer.data(stream, END_STREAM, "</html>");
            assertThat(result(sent).rejected().orElseThrow().status()).isEqualTo(502);
        }
    }

    @Test
    void interim_answers_are_ignored() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            int stream = peer.awaitRequest();
            peer.headers(stream, 0, 103).answer(stream, 200);
            assertThat(result(sent).isAccepted()).isTrue();
        }
    }

    @Test
    void an_upper_case_apns_id_is_read() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.headers(
                    peer.awaitRequest(),
                    END_STREAM,
                    200,
                    "apns-id",
                    "9D3220FE-444B-633E-D1F1-0123456789AB",
                    "apns-unique-id",
                    "u-1");
            SendResult.Accepted accepted = (SendResult.Accepted) result(sent);
            assertThat(accepted.apnsId()).hasToString("9d3220fe-444b-633e-d1f1-0123456789ab");
            assertThat(accepted.uniqueId()).contains("u-1");
        }
    }

    @Test
    void a_silent_stream_times_out_is_cancelled_and_frees_its_slot() throws Exception {
        client.close();
        client = client(builder -> builder.requestTimeout(Duration.ofMillis(2500)));
        CompletableFuture<SendResult> silent = send();

        try (Peer peer = server.accept()) {
            peer.settings(MAX_CONCURRENT_STREAMS, 1);
            int stream = peer.awaitRequest();
            failure(silent)
                    .hasMessageContaining("did not answer stream 3 within 2.5 s")
                    .asInstanceOf(type(ApnsException.class))
                    .matches(failure -> !failure.isSafeToSendAgain());
            Frame reset = peer.await(RST_STREAM);
            assertThat(reset.streamId()).isEqualTo(stream);
            assertThat(reset.payload().getInt(0)).isEqualTo(CANCEL);
            CompletableFuture<SendResult> next = send();
            peer.answer(peer.awaitRequest(), 200);
            assertThat(result(next).isAccepted()).isTrue();
        }
    }

    @Test
    void a_push_that_waits_too_long_for_a_stream_fails_safely() throws Exception {
        client.close();
        client = client(builder -> builder.requestTimeout(Duration.ofMillis(2500)));
        CompletableFuture<SendResult> waiting = send();

        try (Peer peer = server.accept()) {
            peer.settings(MAX_CONCURRENT_STREAMS, 0);
            failure(waiting)
                    .hasMessageContaining("waited for a free stream")
                    .asInstanceOf(type(ApnsException.class))
                    .matches(ApnsException::isSafeToSendAgain);
        }
    }

    @Test
    void a_refused_stream_is_sent_again_once() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.reset(peer.awaitRequest(), REFUSED_STREAM);
            peer.reset(peer.awaitRequest(), REFUSED_STREAM);
            failure(sent)
                    .hasMessageContaining("refused stream 5")
                    .asInstanceOf(type(ApnsException.class))
                    .matches(ApnsException::isSafeToSendAgain);
        }
    }

    @Test
    void a_reset_stream_names_its_code() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.reset(peer.awaitRequest(), ENHANCE_YOUR_CALM);
            failure(sent)
                    .hasMessageContaining("reset stream 3: RST_STREAM ENHANCE_YOUR_CALM")
                    .asInstanceOf(type(ApnsException.class))
                    .matches(failure -> !failure.isSafeToSendAgain());
        }
    }

    @Test
    void goaway_finishes_processed_streams_and_moves_the_others() throws Exception {
        CompletableFuture<SendResult> processed = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            int first = peer.awaitRequest();
            CompletableFuture<SendResult> notProcessed = send();
            peer.awaitRequest();
            peer.goAway(first, NO_ERROR, "");
            try (Peer next = server.accept()) {
                next.settings();
                next.answer(next.awaitRequest(), 200);
                assertThat(result(notProcessed).isAccepted()).isTrue();
                assertThat(processed).isNotDone();
                peer.answer(first, 200);
                assertThat(result(processed).isAccepted()).isTrue();
                assertThatThrownBy(() -> peer.await(FakeServer.HEADERS))
                        .as("the drained connection is closed by the client")
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void goaway_on_a_connection_that_never_answered_fails_with_its_reason() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.awaitRequest();
            peer.goAway(0, NO_ERROR, "{\"reason\":\"BadCertificateEnvironment\"}");
            failure(sent)
                    .hasMessageContaining(
                            "stream 3: GOAWAY NO_ERROR with last stream 0, reason BadCertificateEnvironment")
                    .asInstanceOf(type(ApnsException.class))
                    .matches(ApnsException::isSafeToSendAgain);
            assertThat(server.hasAnotherConnection()).isFalse();
        }
    }

    @Test
    void plain_text_in_goaway_is_kept() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.awaitRequest();
            peer.goAway(0, REFUSED_STREAM, "Maximum active streams violated");
            failure(sent)
                    .hasMessageContaining("GOAWAY REFUSED_STREAM with last stream 0, reason Maximum active streams");
        }
    }

    @Test
    void lost_connection_fails_open_pushes_and_the_next_send_dials_again() throws Exception {
        CompletableFuture<SendResult> lost = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.awaitRequest();
        }
        failure(lost)
                .hasMessageContaining("was lost before stream 3 was answered")
                .asInstanceOf(type(ApnsException.class))
                .matches(failure -> !failure.isSafeToSendAgain());
        CompletableFuture<SendResult> next = send();
        try (Peer peer = server.accept()) {
            peer.settings();
            peer.answer(peer.awaitRequest(), 200);
            assertThat(result(next).isAccepted()).isTrue();
        }
    }

    @Test
    void header_fields_beyond_the_servers_limit_are_not_sent() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings(MAX_HEADER_LIST_SIZE, 100);
            failure(sent)
                    .hasMessageContaining("takes 100 (SETTINGS_MAX_HEADER_LIST_SIZE)")
                    .asInstanceOf(type(ApnsException.class))
                    .matches(ApnsException::isSafeToSendAgain);
        }
    }

    @Test
    void server_without_settings_fails_the_push() throws Exception {
        client.close();
        client = client(builder -> builder.connectTimeout(Duration.ofSeconds(2)));

        failure(send())
                .hasMessageContaining("Cannot connect to 127.0.0.1:" + server.port())
                .hasMessageContaining("first SETTINGS frame")
                .hasMessageContaining("no success within 2000 ms")
                .asInstanceOf(type(ApnsException.class))
                .matches(ApnsException::isSafeToSendAgain);
    }

    @Test
    void a_certificate_for_another_host_is_refused() throws Exception {
        try (FakeServer impostor = new FakeServer(List.of("h2"), "api.example.com");
                ApnsClient misled = builder(impostor).build()) {
            failure(misled.send(notification())).hasMessageContaining("during the TLS handshake");
        }
    }

    @Test
    void a_server_that_does_not_agree_on_http_2_is_refused() throws Exception {
        try (FakeServer old = new FakeServer(List.of(), "127.0.0.1");
                ApnsClient modern = builder(old).build()) {
            failure(modern.send(notification())).hasMessageContaining("the server did not agree on HTTP/2 (ALPN h2)");
        }
    }

    @Test
    void a_certificate_of_an_unknown_root_is_refused() throws Exception {
        try (ApnsClient distrustful =
                ApnsClient.builder().server("127.0.0.1", server.port()).build()) {
            failure(distrustful.send(notification()))
                    .hasMessageContaining("during the TLS handshake")
                    .hasMessageContaining("PKIX path building failed");
        }
    }

    @Test
    void refused_tcp_connection_is_named_in_the_failure() throws Exception {
        // Bound without listening: the port refuses connections, and no other program can use it meanwhile.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (ApnsClient other = client(builder -> builder.server("127.0.0.1", taken.getLocalPort()))) {
                failure(other.send(notification()))
                        .hasMessageContaining("Cannot connect to 127.0.0.1:" + taken.getLocalPort())
                        .hasMessageContaining("Connection refused");
            }
        }
    }

    @Test
    void close_fails_open_pushes_and_later_ones() throws Exception {
        CompletableFuture<SendResult> sent = send();

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.awaitRequest();
            long start = System.nanoTime();
            client.close();
            client.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            failure(sent).hasMessageContaining("The client was closed before");
            failure(send()).hasMessageContaining("the client is closed");
            assertThatThrownBy(() -> peer.await(FakeServer.HEADERS))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void dependent_actions_of_a_future_may_block() throws Exception {
        CompletableFuture<Boolean> chained =
                send().thenApply(first -> send().join().isAccepted());

        try (Peer peer = server.accept()) {
            peer.settings();
            peer.answer(peer.awaitRequest(), 200);
            peer.answer(peer.awaitRequest(), 200);
            assertThat(chained.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private CompletableFuture<SendResult> send() {
        return client.send(notification());
    }

    private static Notification notification() {
        return Notification.builder(TOKEN, "com.example.orders")
                .payload(Payload.alert("Hello"))
                .build();
    }

    private ApnsClient client(UnaryOperator<ApnsClientBuilder> change) {
        return change.apply(builder(server)).build();
    }

    private static ApnsClientBuilder builder(FakeServer server) {
        return ApnsClient.builder().server("127.0.0.1", server.port()).trust(TestPki.trusted());
    }

    private static SendResult result(CompletableFuture<SendResult> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failure(CompletableFuture<SendResult> future) {
        return assertThatThrownBy(() -> result(future))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ApnsException.class);
    }
}

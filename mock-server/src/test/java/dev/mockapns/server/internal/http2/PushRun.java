/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import com.sun.management.ThreadMXBean;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.internal.listener.ListenerRole;
import dev.mockapns.server.internal.listener.ListenerSettings;
import dev.mockapns.server.internal.listener.Listeners;
import dev.mockapns.server.options.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sends pushes over a real socket to a core that allocates nothing, and prints how many bytes the event loop of the server allocates
 * for each, in the round where the compiler had done most for it. A program of its own: Netty's leak detector, which is on in the tests, allocates many times that.
 */
final class PushRun {

    /** The argument for a run with TLS. */
    static final String TLS = "tls";

    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 10;
    private static final int MEASURED = 1000;
    private static final int BATCH = 50;
    private static final int BODY_BYTES = 250;

    /** Prepared, with one apns-id each: what making them costs is not the shell's. */
    private static final int REPLIES = 1000;

    private PushRun() {}

    public static void main(String... args) throws IOException {
        boolean tls = Arrays.asList(args).contains(TLS);
        Options options = Options.builder().streams(s -> s.initialLimit(1000)).build();
        PreparedReplies core = new PreparedReplies();
        ListenerSettings settings = new ListenerSettings(
                InetAddress.getLoopbackAddress(),
                Map.of(ListenerRole.SHARED, 0, ListenerRole.PLAIN_TEXT, 0),
                StubServer.IDENTITY,
                Duration.ofSeconds(10));
        try (Listeners listeners = Listeners.open(
                        settings,
                        core,
                        new ConnectionJournal(100, Dialect.JAVA),
                        InstantSource.system(),
                        () -> options);
                FrameClient client = tls
                        ? FrameClient.connect(listeners.port(Environment.PRODUCTION), StubServer.IDENTITY.trusting())
                        : FrameClient.plainText(listeners.plainTextPort().orElseThrow())) {
            if (!tls) {
                client.sendPreface();
                client.send(Frame.settingsAck());
            }
            Pushes pushes = new Pushes(client);
            pushes.send(WARM_UP);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                long before = threads.getThreadAllocatedBytes(core.loop);
                pushes.send(MEASURED);
                least = Math.min(least, (threads.getThreadAllocatedBytes(core.loop) - before) / MEASURED);
            }
            System.out.println(least);
        }
    }

    /** Pushes that repeat all fields but the path, as those of a provider do that has HPACK index them. */
    private static final class Pushes {

        private static final String[] REPEATED = {
            ":method", "POST",
            ":scheme", "https",
            ":authority", "localhost",
            "authorization", "bearer " + "eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQ0RFRkdISUoifQ.".repeat(4),
            "apns-topic", "com.example.app",
            "apns-push-type", "alert",
            "apns-priority", "10",
            "apns-expiration", "0"
        };

        private static final int FIELDS_BEFORE_PATH = 2;
        private static final int WITH_INDEXING = 0x40;
        private static final int INDEXED = 0x80;
        private static final int PATH_WITHOUT_INDEXING = 0x04;
        private static final int FIRST_OF_DYNAMIC_TABLE = 62;

        private final FrameClient client;
        private final byte[] body = new byte[BODY_BYTES];
        private int streamId = 1;

        Pushes(FrameClient client) {
            this.client = client;
        }

        void send(int pushes) throws IOException {
            for (int sent = 0; sent < pushes; sent += BATCH) {
                Frame[] frames = new Frame[2 * BATCH];
                for (int i = 0; i < frames.length; i += 2) {
                    frames[i] = new Frame(Frame.HEADERS, Frame.END_HEADERS, streamId, block());
                    frames[i + 1] = Frame.data(streamId, body, true);
                    streamId += 2;
                }
                client.send(frames);
                int last = streamId - 2;
                client.await(frame -> frame.streamId() == last && frame.endsStream());
            }
        }

        private byte[] block() {
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            int fields = REPEATED.length / 2;
            for (int i = 0; i < fields; i++) {
                if (i == FIELDS_BEFORE_PATH) {
                    block.write(PATH_WITHOUT_INDEXING);
                    Frame.string(block, "/3/device/%064x".formatted(streamId));
                }
                if (streamId == 1) {
                    block.writeBytes(Frame.literals(WITH_INDEXING, REPEATED[2 * i], REPEATED[2 * i + 1]));
                } else {
                    block.write(INDEXED | (FIRST_OF_DYNAMIC_TABLE + fields - 1 - i));
                }
            }
            return block.toByteArray();
        }
    }

    private static final class PreparedReplies implements StubCore {

        private final Reply[] replies = new Reply[REPLIES];
        private volatile long loop;
        private int answered;

        PreparedReplies() {
            for (int i = 0; i < REPLIES; i++) {
                Header id = new Header("apns-id", UUID.randomUUID().toString());
                replies[i] = new Reply(200, List.of(id), "", ConnectionState.initial());
            }
        }

        @Override
        public Reply answer(ApnsRequest request, ConnectionState state) {
            if (answered == 0) {
                loop = Thread.currentThread().getId();
            }
            return replies[answered++ % REPLIES];
        }
    }
}

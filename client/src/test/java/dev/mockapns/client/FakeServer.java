/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** An HTTP/2 server whose every frame is written by hand, byte by byte from RFC 9113, so that it may misbehave. */
final class FakeServer implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    static final int ACK = 1;
    static final int HEADER_TABLE_SIZE = 1;
    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int MAX_HEADER_LIST_SIZE = 6;
    static final int NO_ERROR = 0;
    static final int REFUSED_STREAM = 7;
    static final int CANCEL = 8;
    static final int ENHANCE_YOUR_CALM = 11;

    private static final int DEADLINE_SECONDS = 10;

    private final SSLServerSocket listener;
    private final BlockingQueue<Peer> accepted = new LinkedBlockingQueue<>();

    FakeServer() throws Exception {
        this(List.of("h2"), "localhost", "127.0.0.1");
    }

    FakeServer(List<String> alpn, String... hostNames) throws Exception {
        listener = (SSLServerSocket) TestPki.serverContext(hostNames)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = listener.getSSLParameters();
        parameters.setApplicationProtocols(alpn.toArray(String[]::new));
        listener.setSSLParameters(parameters);
        daemon(this::acceptAll).start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Waits for the next connection, with its preface read. */
    Peer accept() throws Exception {
        Peer peer = accepted.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (peer == null) {
            throw new AssertionError("No connection within " + DEADLINE_SECONDS + " s");
        }
        byte[] preface = peer.in.readNBytes(24);
        if (!new String(preface, StandardCharsets.US_ASCII).equals("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")) {
            throw new AssertionError("Not the preface of HTTP/2: " + Arrays.toString(preface));
        }
        return peer;
    }

    /** Returns whether another connection was accepted. */
    boolean hasAnotherConnection() {
        return !accepted.isEmpty();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void acceptAll() {
        try {
            while (true) {
                SSLSocket socket = (SSLSocket) listener.accept();
                socket.setSoTimeout(DEADLINE_SECONDS * 1000);
                daemon(() -> shakeHands(socket)).start();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void shakeHands(SSLSocket socket) {
        try {
            socket.startHandshake();
            accepted.add(new Peer(socket));
        } catch (IOException e) {
            // The client rejected the certificate.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-server");
        thread.setDaemon(true);
        return thread;
    }

    record Frame(int type, int flags, int streamId, ByteBuffer payload) {

        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    /** The server side of one connection. */
    static final class Peer implements AutoCloseable {

        private final SSLSocket socket;
        private final DataInputStream in;
        private final OutputStream out;

        private Peer(SSLSocket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** Reads the next frame, of any type. */
        Frame read() throws IOException {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int streamId = in.readInt() & Integer.MAX_VALUE;
            return new Frame(type, flags, streamId, ByteBuffer.wrap(in.readNBytes(length)));
        }

        /** Reads until a frame of this type comes. */
        Frame await(int type) throws IOException {
            Frame frame = read();
            while (frame.type() != type || (type == SETTINGS && frame.has(ACK))) {
                frame = read();
            }
            return frame;
        }

        /** Reads until the client has acknowledged SETTINGS. */
        void awaitSettingsAck() throws IOException {
            Frame frame = read();
            while (frame.type() != SETTINGS || !frame.has(ACK)) {
                frame = read();
            }
        }

        /** Reads to the end of the next request and returns its stream. */
        int awaitRequest() throws IOException {
            Frame last = await(DATA);
            while (!last.has(END_STREAM)) {
                last = await(DATA);
            }
            return last.streamId();
        }

        Peer settings(int... idsAndValues) throws IOException {
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            for (int i = 0; i < idsAndValues.length; i += 2) {
                payload.write(idsAndValues[i] >> 8);
                payload.write(idsAndValues[i]);
                payload.write(int32(idsAndValues[i + 1]));
            }
            return write(SETTINGS, 0, 0, payload.toByteArray());
        }

        /** Answers with this status and nothing else. */
        Peer answer(int streamId, int status) throws IOException {
            return headers(streamId, END_STREAM, status);
        }

        /** Writes a HEADERS frame with :status as a literal without indexing (RFC 7541, 6.2.2). */
        Peer headers(int streamId, int flags, int status, String... namesAndValues) throws IOException {
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            block.write(0x08);
            text(block, Integer.toString(status));
            for (int i = 0; i < namesAndValues.length; i += 2) {
                block.write(0);
                text(block, namesAndValues[i]);
                text(block, namesAndValues[i + 1]);
            }
            return write(HEADERS, flags | END_HEADERS, streamId, block.toByteArray());
        }

        Peer data(int streamId, int flags, String text) throws IOException {
            return write(DATA, flags, streamId, text.getBytes(StandardCharsets.UTF_8));
        }

        Peer reset(int streamId, int errorCode) throws IOException {
            return write(RST_STREAM, 0, streamId, int32(errorCode));
        }

        Peer goAway(int lastStreamId, int errorCode, String debugData) throws IOException {
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.write(int32(lastStreamId));
            payload.write(int32(errorCode));
            payload.write(debugData.getBytes(StandardCharsets.UTF_8));
            return write(GOAWAY, 0, 0, payload.toByteArray());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private Peer write(int type, int flags, int streamId, byte[] payload) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(payload.length >> 16);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
            frame.write(type);
            frame.write(flags);
            frame.write(int32(streamId));
            frame.write(payload);
            out.write(frame.toByteArray());
            out.flush();
            return this;
        }

        private static void text(ByteArrayOutputStream block, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 126) {
                throw new IllegalArgumentException("too long for a one-byte length: " + text);
            }
            block.write(bytes.length);
            block.writeBytes(bytes);
        }

        private static byte[] int32(int value) {
            return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
        }
    }
}

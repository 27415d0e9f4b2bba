/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that sends the frames it is told to, and shows what comes back. Every wait ends after half a minute. */
public final class FrameClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private FrameClient(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Shakes hands, and no more. No protocols: no ALPN extension. */
    public static FrameClient tls(int port, SSLContext context, String... applicationProtocols) throws IOException {
        return tls(port, context, parameters -> parameters.setApplicationProtocols(applicationProtocols));
    }

    /** Shakes hands as told, and no more. */
    public static FrameClient tls(int port, SSLContext context, Consumer<SSLParameters> change) throws IOException {
        return shakeHands((SSLSocket) context.getSocketFactory().createSocket(), port, change);
    }

    /** Connects as {@link #connect} does, with a small buffer for what it does not read. */
    static FrameClient withSmallBuffer(int port, SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
        socket.setReceiveBufferSize(64 * 1024);
        return begin(shakeHands(socket, port, parameters -> parameters.setApplicationProtocols(new String[] {"h2"})));
    }

    /** Shakes hands as told over a TCP connection of which {@link #closeNotify} closes no side, and no more. */
    public static FrameClient layered(int port, SSLContext context, Consumer<SSLParameters> change) throws IOException {
        Socket tcp = new Socket(InetAddress.getLoopbackAddress(), port) {
            @Override
            public void shutdownOutput() {
                // The socket on top has sent its close_notify.
            }
        };
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, "localhost", port, true);
        return shakeHands(socket, change);
    }

    private static FrameClient shakeHands(SSLSocket socket, int port, Consumer<SSLParameters> change)
            throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return shakeHands(socket, change);
    }

    private static FrameClient shakeHands(SSLSocket socket, Consumer<SSLParameters> change) throws IOException {
        FrameClient client = new FrameClient(socket);
        SSLParameters parameters = socket.getSSLParameters();
        change.accept(parameters);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return client;
    }

    /** Connects without TLS, and no more. */
    static FrameClient plainText(int port) throws IOException {
        return new FrameClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Shakes hands in this version of TLS, with ALPN, and sends the preface; waits for nothing. */
    public static FrameClient inVersion(String tlsVersion, int port, SSLContext context) throws IOException {
        FrameClient client = tls(port, context, parameters -> {
            parameters.setProtocols(new String[] {tlsVersion});
            parameters.setApplicationProtocols(new String[] {"h2"});
        });
        client.sendPreface();
        return client;
    }

    /** Connects and exchanges SETTINGS, acknowledged on both sides. */
    public static FrameClient connect(int port, SSLContext context) throws IOException {
        return begin(tls(port, context, "h2"));
    }

    private static FrameClient begin(FrameClient client) throws IOException {
        client.sendPreface();
        client.send(Frame.settingsAck());
        client.await(frame -> frame.type() == Frame.SETTINGS && frame.isAck());
        return client;
    }

    public void sendPreface() throws IOException {
        out.write(Frame.PREFACE);
        send(Frame.settings());
    }

    /** Sends the frames in one write, so that the server reads them together. */
    public void send(Frame... frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            bytes.writeBytes(frame.bytes());
        }
        sendBytes(bytes.toByteArray());
    }

    /** Opens a stream and leaves it open. */
    public void startPush(int streamId) throws IOException {
        send(Frame.push(streamId, false), Frame.data(streamId, new byte[10], false));
    }

    /** Ends a stream that was left open. */
    public void endPush(int streamId) throws IOException {
        send(Frame.data(streamId, new byte[0], true));
    }

    /** Sends a PING and waits for its answer: then the server has read what was sent before. */
    public void ping() throws IOException {
        send(Frame.ping(1));
        await(frame -> frame.type() == Frame.PING && frame.isAck());
    }

    void sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public Frame read() throws IOException {
        return Frame.read(in);
    }

    public byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    /** Reads until the server closes the connection, in order or with a reset. */
    boolean isClosedByPeer() {
        try {
            readToEnd();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Closes this side of TLS, and leaves that of TCP open. Works on a client that is {@link #layered}. */
    public void closeNotify() throws IOException {
        socket.shutdownOutput();
    }

    /** Begins a second TLS handshake on the connection. */
    public void renegotiate() throws IOException {
        ((SSLSocket) socket).startHandshake();
    }

    String applicationProtocol() {
        return ((SSLSocket) socket).getApplicationProtocol();
    }

    /** Returns the frames up to the first that fits, that one included. */
    public List<Frame> await(Predicate<Frame> wanted) throws IOException {
        List<Frame> seen = new ArrayList<>();
        do {
            seen.add(read());
        } while (!wanted.test(seen.get(seen.size() - 1)));
        return seen;
    }

    /** Returns the frames of this stream up to the one that ends it from the other side. */
    List<Frame> awaitEnd(int streamId) throws IOException {
        List<Frame> seen = await(
                frame -> frame.streamId() == streamId && (frame.endsStream() || frame.type() == Frame.RST_STREAM));
        return seen.stream()
                .filter(frame -> frame.streamId() == streamId && frame.type() != Frame.WINDOW_UPDATE)
                .toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An HTTP/2 frame, written by hand from RFC 9113 and RFC 7541 so that nothing of Netty checks Netty. */
@SuppressWarnings("ArrayRecordComponent") // Frames are never compared.
public record Frame(int type, int flags, int streamId, byte[] payload) {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    static final int PRIORITY = 2;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    public static final int ACK = 1;
    public static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    static final int PADDED = 8;
    static final int PRIORITY_PRESENT = 0x20;

    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A frame that no other method here would write. */
    static Frame raw(int type, int flags, int streamId, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < payload.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        return new Frame(type, flags, streamId, bytes);
    }

    /** SETTINGS as identifiers and values in turn. */
    static Frame settings(long... identifiersAndValues) {
        ByteBuffer payload = ByteBuffer.allocate(identifiersAndValues.length * 3);
        for (int i = 0; i < identifiersAndValues.length; i += 2) {
            payload.putShort((short) identifiersAndValues[i]).putInt((int) identifiersAndValues[i + 1]);
        }
        return new Frame(SETTINGS, 0, 0, payload.array());
    }

    static Frame settingsAck() {
        return new Frame(SETTINGS, ACK, 0, new byte[0]);
    }

    static Frame ping(long content) {
        return new Frame(PING, 0, 0, ByteBuffer.allocate(8).putLong(content).array());
    }

    static Frame goAway(int lastStreamId, int error) {
        return new Frame(
                GOAWAY,
                0,
                0,
                ByteBuffer.allocate(8).putInt(lastStreamId).putInt(error).array());
    }

    static Frame windowUpdate(int streamId, int increment) {
        return new Frame(
                WINDOW_UPDATE,
                0,
                streamId,
                ByteBuffer.allocate(4).putInt(increment).array());
    }

    static Frame priority(int streamId, int dependency) {
        return new Frame(
                PRIORITY,
                0,
                streamId,
                ByteBuffer.allocate(5).putInt(dependency).put((byte) 255).array());
    }

    static Frame reset(int streamId, int error) {
        return new Frame(
                RST_STREAM, 0, streamId, ByteBuffer.allocate(4).putInt(error).array());
    }

    public static Frame data(int streamId, byte[] content, boolean endStream) {
        return new Frame(DATA, endStream ? END_STREAM : 0, streamId, content);
    }

    static Frame paddedData(int streamId, byte[] content, int padding, boolean endStream) {
        byte[] payload = ByteBuffer.allocate(1 + content.length + padding)
                .put((byte) padding)
                .put(content)
                .array();
        return new Frame(DATA, PADDED | (endStream ? END_STREAM : 0), streamId, payload);
    }

    /** Header fields as names and values in turn, each a literal without indexing. */
    public static Frame headers(int streamId, boolean endStream, String... namesAndValues) {
        return new Frame(HEADERS, END_HEADERS | (endStream ? END_STREAM : 0), streamId, literals(0, namesAndValues));
    }

    /** The same with flags of the caller's choice. */
    static Frame headersWithFlags(int streamId, int flags, String... namesAndValues) {
        return new Frame(HEADERS, flags, streamId, literals(0, namesAndValues));
    }

    /** HEADERS that end the stream, with a header block of the caller's making. */
    static Frame block(int streamId, byte[] block) {
        return new Frame(HEADERS, END_HEADERS | END_STREAM, streamId, block);
    }

    static Frame continuation(int streamId, boolean endHeaders, String... namesAndValues) {
        return new Frame(CONTINUATION, endHeaders ? END_HEADERS : 0, streamId, literals(0, namesAndValues));
    }

    /**
     * Header fields as HPACK literals with new names.
     *
     * @param representation 0 without indexing, 0x40 with incremental indexing, 0x10 never indexed
     */
    static byte[] literals(int representation, String... namesAndValues) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            block.write(representation);
            string(block, namesAndValues[i]);
            string(block, namesAndValues[i + 1]);
        }
        return block.toByteArray();
    }

    /** The HEADERS of a push to a device token, and then these. */
    public static Frame push(int streamId, boolean endStream, String... moreNamesAndValues) {
        List<String> all = new ArrayList<>(List.of(
                ":method",
                "POST",
                ":scheme",
                "https",
                ":authority",
                "localhost",
                ":path",
                "/3/device/" + "ab".repeat(32)));
        all.addAll(List.of(moreNamesAndValues));
        return headers(streamId, endStream, all.toArray(String[]::new));
    }

    static void string(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int rest = bytes.length;
        if (rest < 127) {
            block.write(rest);
        } else {
            block.write(127);
            for (rest -= 127; rest >= 128; rest >>= 7) {
                block.write((rest & 127) | 128);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    public boolean endsStream() {
        return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }

    public boolean isAck() {
        return (type == SETTINGS || type == PING) && (flags & ACK) != 0;
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The error code of a RST_STREAM, the last stream of a GOAWAY, the increment of a WINDOW_UPDATE. */
    public int firstInt() {
        return ByteBuffer.wrap(payload).getInt();
    }

    int errorOfGoAway() {
        return ByteBuffer.wrap(payload).getInt(4);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(payload.length >> 16);
            out.writeShort(payload.length & 0xffff);
            out.writeByte(type);
            out.writeByte(flags);
            out.writeInt(streamId);
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Frame read(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int streamId = in.readInt() & Integer.MAX_VALUE;
        return new Frame(type, flags, streamId, in.readNBytes(length));
    }

    @Override
    public String toString() {
        return "frame of type " + type + ", flags " + flags + ", stream " + streamId + ", " + payload.length + " bytes";
    }
}

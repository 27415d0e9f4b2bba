/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7541, and RFC 9113, section 4.3. */
class HpackTest {

    private static final int[] NAME_X_TEST = {0x85, 0xf2, 0xb2, 0x4a, 0x84, 0xff};

    static Stream<byte[]> endsOfBlocksThatCannotBeDecoded() {
        return Stream.of(
                bytes(0x80), // index 0
                bytes(0xfe), // an index beyond both tables
                bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), // an index without end
                bytes(0x21), // a table size that does not stand at the beginning
                bytes(0x40), // a literal without name
                bytes(0x40, 1, 'x'), // a literal without value
                bytes(0x40, 1, 'x', 0x7f, 0xff, 0xff, 0x7f), // a value longer than the block
                concat(bytes(0), bytes(NAME_X_TEST), bytes(0x84, 0x49, 0x50, 0x9f, 0xff)), // 8 bits of padding
                concat(bytes(0), bytes(NAME_X_TEST), bytes(0x83, 0x49, 0x50, 0x90)), // padding that is not ones
                concat(bytes(0), bytes(NAME_X_TEST), bytes(0x87, 0xff, 0xff, 0xff, 0xfd, 0x25, 0x42, 0x7f))); // EOS
    }

    @ParameterizedTest
    @MethodSource("endsOfBlocksThatCannotBeDecoded")
    void a_frame_that_cannot_be_decoded_ends_the_connection(byte[] end) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.block(1, concat(request(), end))).isConnectionError(ErrorCode.COMPRESSION_ERROR);
        }
    }

    @Test
    void a_table_larger_than_announced_ends_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.block(1, concat(bytes(0x3f, 0xe2, 0x1f), request())))
                    .isConnectionError(ErrorCode.COMPRESSION_ERROR);
        }
    }

    @Test
    void a_block_that_cannot_be_decoded_on_a_closed_stream_ends_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.reset(1, ErrorCode.CANCEL.number()), Frame.block(1, bytes(0x80)))
                    .isConnectionError(ErrorCode.COMPRESSION_ERROR);
        }
    }

    @Test
    void the_table_may_be_made_smaller_and_larger_at_the_beginning() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.block(1, concat(bytes(0x20, 0x3f, 0xe1, 0x1f), request())))
                    .isAnswered(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x10, 0x40})
    void every_literal_is_understood(int representation) throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] huffman = concat(bytes(representation), bytes(NAME_X_TEST), bytes(0x84, 0x9c, 0x48, 0xac, 0xa4));
            byte[] plain = Frame.literals(representation, "user-agent", "h2spec");
            probe.send(Frame.block(1, concat(request(), plain, huffman))).isAnswered(1);

            assertThat(probe.server().requests().get(0).header("user-agent")).contains("h2spec");
            assertThat(probe.server().requests().get(0).header("x-test")).contains("h2spec");
        }
    }

    @Test
    void static_and_dynamic_entries_are_understood() throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] block = concat(
                    bytes(0x83, 0x87, 0x84), // POST, https, /
                    Frame.literals(0x40, "first", "1"),
                    Frame.literals(0x40, "second", "2"),
                    bytes(0xbf, 0xbe));
            probe.send(Frame.block(1, block)).isAnswered(1);
            probe.send(Frame.block(3, bytes(0x83, 0x87, 0x84, 0xbe))).isAnswered(3);

            assertThat(probe.server().requests().get(0).headers()).hasSize(4);
            assertThat(probe.server().requests().get(1).header("second")).contains("2");
        }
    }

    @ParameterizedTest
    @CsvSource({"0x40, true", "0, false", "0x10, false"})
    void a_path_in_the_dynamic_table_is_reported(String representation, boolean indexed) throws Exception {
        int first = Integer.decode(representation) | 4; // the name of :path in the static table
        byte[] rest = Frame.literals(0, "x-test", "1");
        try (Probe probe = Probe.open()) {
            probe.send(Frame.block(1, concat(bytes(0x83, 0x87, first, 2, '/', '3'), rest)))
                    .isAnswered(1);

            assertThat(probe.server().requests().get(0).path()).isEqualTo("/3");
            assertThat(probe.server().requests().get(0).pathIndexed()).isEqualTo(indexed);
        }
    }

    private static byte[] request() {
        return Frame.literals(0, Probe.fields("GET"));
    }

    private static byte[] bytes(int... values) {
        return Frame.raw(0, 0, 0, values).payload();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

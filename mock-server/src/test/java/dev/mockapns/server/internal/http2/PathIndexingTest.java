/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client compresses its path, against field blocks made by hand and by Netty. */
class PathIndexingTest {

    private final PathIndexing indexing = new PathIndexing();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @CsvSource({
        "literal with incremental indexing,            83 44 01 2f, true",
        "with the name of /index.html,                 83 45 01 2f, true",
        "after a change of the table's size,           3f e1 1f 83 44 01 2f, true",
        "after a literal with a new name,              40 01 61 01 62 44 01 2f, true",
        "after a literal with a known name,            41 01 62 44 01 2f, true",
        "after one that is never indexed,              10 01 61 01 62 44 01 2f, true",
        "after an index of two bytes,                  ff 00 44 01 2f, true",
        "after a value of 127 bytes,                   LONG 44 01 2f, true",
        "literal without indexing,                     83 04 01 2f, false",
        "literal that is never indexed,                83 14 01 2f, false",
        "out of the static table,                      83 84 87, false",
        "another literal with incremental indexing,    83 04 01 2f 7a 01 61, false",
        "trailers,                                     40 01 61 01 62, false",
        "nothing,                                      '', false"
    })
    void a_path_is_indexed_where_it_is_a_literal_with_incremental_indexing(String what, String hex, boolean indexed) {
        assertThat(indexing.isIn(block(hex.replace("LONG", "41 7f 00" + " 61".repeat(127)))))
                .as(what)
                .isEqualTo(indexed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"44", "40", "7f", "7f ff ff ff ff ff ff", "41 7f ff ff ff ff 7f", "40 7f ff 61", "3f", "ff ff"})
    void a_block_that_breaks_off_is_left_to_the_decoder(String hex) {
        assertThatCode(() -> indexing.isIn(block(hex))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_bytes_cause_no_exception(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);

        assertThatCode(() -> indexing.isIn(Unpooled.wrappedBuffer(bytes))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_indexing_of_a_path_by_netty_is_recognised(boolean sensitive) throws Http2Exception {
        SensitivityDetector detector = (name, value) -> sensitive && ":path".contentEquals(name);
        DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder(detector);

        for (int push = 0; push < 100; push++) {
            assertThat(indexing.isIn(encode(encoder, push))).isEqualTo(!sensitive);
        }
    }

    @Test
    void the_header_block_is_not_changed() {
        ByteBuf block = block("00 83 44 01 2f").skipBytes(1);

        assertThat(indexing.isIn(block)).isTrue();

        assertThat(block.readerIndex()).isEqualTo(1);
        assertThat(block.readableBytes()).isEqualTo(4);
    }

    private static ByteBuf encode(DefaultHttp2HeadersEncoder encoder, int push) throws Http2Exception {
        Http2Headers headers = new DefaultHttp2Headers()
                .method("POST")
                .scheme("https")
                .authority("localhost")
                .path("/3/device/" + Integer.toHexString(push).repeat(64))
                .add("authorization", "bearer x.y.z")
                .add("apns-topic", "com.example.orders");
        ByteBuf block = Unpooled.buffer();
        encoder.encodeHeaders(3, headers, block);
        return block;
    }

    private static ByteBuf block(String hex) {
        ByteBuf block = Unpooled.buffer();
        for (String each : hex.isBlank() ? new String[0] : hex.strip().split(" ")) {
            block.writeByte(Integer.parseInt(each, 16));
        }
        return block;
    }
}

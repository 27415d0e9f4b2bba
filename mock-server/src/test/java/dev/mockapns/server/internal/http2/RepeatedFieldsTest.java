/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of a request do not depend on what the connection has brought before; only how much is read anew does. */
class RepeatedFieldsTest {

    private final Peer connection = new Peer(true);

    @Test
    void a_list_that_repeats_is_the_same_object() throws Exception {
        Block push = Block.push("apns-topic", "com.example.app", "apns-priority", "10");

        List<Header> first = connection.read(push).headers();

        assertThat(connection.read(push).headers()).isSameAs(first);
    }

    @Test
    void a_list_that_repeats_without_an_index_is_the_same_object() throws Exception {
        Peer client = new Peer(false);
        Block push = Block.push("apns-topic", "com.example.app", "apns-priority", "10");

        List<Header> first = client.read(push).headers();

        assertThat(client.read(push).headers()).isSameAs(first);
    }

    @Test
    void a_value_that_changes_leaves_the_other_fields_the_same_objects() throws Exception {
        List<Header> first = connection
                .read(Block.push("apns-id", "1", "apns-priority", "10"))
                .headers();
        List<Header> second = connection
                .read(Block.push("apns-id", "2", "apns-priority", "10"))
                .headers();

        assertThat(second).containsExactly(new Header("apns-id", "2"), new Header("apns-priority", "10"));
        assertThat(second.get(1)).isSameAs(first.get(1));
    }

    @Test
    void a_list_that_ends_earlier_is_not_the_one_before() throws Exception {
        connection.read(Block.push("apns-id", "1", "apns-priority", "10")).headers();

        assertThat(connection.read(Block.push("apns-id", "1")).headers()).containsExactly(new Header("apns-id", "1"));
    }

    @Test
    void a_field_in_the_place_of_a_pseudo_header_is_not_left_out() throws Exception {
        connection
                .read(new Block(":method", "POST", ":scheme", "https", ":path", "/", ":authority", "a", "b", "c"))
                .headers();
        Block withHost = new Block(":method", "POST", ":scheme", "https", ":path", "/", "host", "a", "b", "c");

        assertThat(connection.read(withHost).headers()).containsExactly(new Header("host", "a"), new Header("b", "c"));
    }

    @Test
    void a_pseudo_header_that_repeats_is_still_checked_for_its_place() throws Exception {
        connection.read(Block.push("apns-id", "1")).headers();
        Block late = new Block("x", "y", ":scheme", "https", ":path", "/", ":method", "POST");

        assertThat(connection.read(late).requestViolation())
                .isEqualTo(alone(late).requestViolation());
        assertThat(connection.read(late).requestViolation()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LastFields.MAX_FIELDS, 64})
    void as_many_fields_as_there_are_come_in_their_order(int fields) throws Exception {
        List<String> more = new ArrayList<>();
        List<Header> expected = new ArrayList<>();
        for (int i = 0; i < fields; i++) {
            more.addAll(List.of("x", "v" + i));
            expected.add(new Header("x", "v" + i));
        }
        Block many = Block.push(more.toArray(String[]::new));

        assertThat(connection.read(many).headers()).isEqualTo(expected);
        assertThat(connection.read(many).headers()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_sequence_of_blocks_is_read_as_if_each_came_alone(long seed) throws Exception {
        Random random = new Random(seed);
        Block block = Block.push("apns-topic", "t", "authorization", "a", "apns-id", "1");
        for (int i = 0; i < 2000; i++) {
            block = random.nextInt(8) == 0 ? Block.push("apns-topic", "t") : block.changed(random);
            assertSame(connection.read(block), alone(block), "seed " + seed + ", block " + i + ": " + block);
        }
    }

    private static void assertSame(RequestFields fields, RequestFields expected, String what) {
        assertThat(fields.requestViolation()).as(what).isEqualTo(expected.requestViolation());
        assertThat(fields.trailersViolation()).as(what).isEqualTo(expected.trailersViolation());
        assertThat(fields.blankEdge()).as(what).isEqualTo(expected.blankEdge());
        assertThat(fields.listSize()).as(what).isEqualTo(expected.listSize());
        assertThat(fields.size()).as(what).isEqualTo(expected.size());
        assertThat(fields.isTooLarge()).as(what).isEqualTo(expected.isTooLarge());
        if (!fields.isTooLarge() && fields.requestViolation() == null) {
            RequestAssembly request = RequestAssembly.start(fields);
            RequestAssembly alone = RequestAssembly.start(expected);
            assertThat(request.headers()).as(what).isEqualTo(alone.headers());
            assertThat(request.method()).as(what).isEqualTo(alone.method());
            assertThat(request.path()).as(what).isEqualTo(alone.path());
            assertThat(request.host()).as(what).isEqualTo(alone.host());
            assertThat(request.expectsContinue()).as(what).isEqualTo(alone.expectsContinue());
        }
    }

    /** The slow reference: a connection of which this is the first block. */
    private static RequestFields alone(Block block) throws Http2Exception {
        return new Peer(false).read(block);
    }

    /** Both ends of HPACK on one connection. */
    private static final class Peer {

        private final Http2HeadersEncoder encoder;
        private final FieldBlockDecoder decoder = new FieldBlockDecoder();

        Peer(boolean indexes) {
            encoder = new DefaultHttp2HeadersEncoder(
                    indexes ? Http2HeadersEncoder.NEVER_SENSITIVE : Http2HeadersEncoder.ALWAYS_SENSITIVE);
        }

        RequestFields read(Block block) throws Http2Exception {
            ByteBuf encoded = Unpooled.buffer();
            encoder.encodeHeaders(1, block, encoded);
            return decoder.decodeHeaders(1, encoded);
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body does not depend on what the connection has brought before; only whether it is copied does. */
class LastBodyTest {

    private final LastBody lastBody = new LastBody();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 250, Body.MAX_KEPT_BYTES})
    void a_body_that_repeats_is_the_same_object(int length) {
        Body first = lastBody.of(Unpooled.wrappedBuffer(bytes(length)));

        assertThat(lastBody.of(Unpooled.wrappedBuffer(bytes(length)))).isSameAs(first);
        assertThat(first).isEqualTo(Body.of(bytes(length)));
    }

    @Test
    void a_body_repeats_wherever_in_its_buffer_it_is() {
        Body first = lastBody.of(Unpooled.copiedBuffer("{}", StandardCharsets.UTF_8));
        ByteBuf within = Unpooled.copiedBuffer("..{}.", StandardCharsets.UTF_8).slice(2, 2);

        assertThat(lastBody.of(within)).isSameAs(first);
    }

    @Test
    void a_body_that_begins_as_the_last_one_is_another() {
        lastBody.of(Unpooled.wrappedBuffer(bytes(250)));

        assertThat(lastBody.of(Unpooled.wrappedBuffer(bytes(249)))).isEqualTo(Body.of(bytes(249)));
    }

    @Test
    void bodies_that_alternate_have_their_own_bytes() {
        for (int i = 0; i < 4; i++) {
            assertThat(lastBody.of(Unpooled.wrappedBuffer(bytes(250)))).isEqualTo(Body.of(bytes(250)));
            assertThat(lastBody.of(Unpooled.wrappedBuffer(bytes(251)))).isEqualTo(Body.of(bytes(251)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 250, Body.MAX_KEPT_BYTES})
    void a_body_that_differs_in_its_last_byte_is_another(int length) {
        byte[] other = bytes(length);
        other[length - 1]++;
        Body first = lastBody.of(Unpooled.wrappedBuffer(bytes(length)));

        assertThat(lastBody.of(Unpooled.wrappedBuffer(other))).isEqualTo(Body.of(other));
        assertThat(first).isEqualTo(Body.of(bytes(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Body.MAX_KEPT_BYTES + 1, RequestAssembly.MAX_BODY_BYTES})
    void a_body_that_is_cut_is_not_taken_for_one_that_begins_alike(int length) {
        Body whole = lastBody.of(Unpooled.wrappedBuffer(bytes(Body.MAX_KEPT_BYTES)));

        assertThat(lastBody.of(Unpooled.wrappedBuffer(bytes(length)))).isEqualTo(Body.of(bytes(length)));
        assertThat(lastBody.of(Unpooled.wrappedBuffer(bytes(Body.MAX_KEPT_BYTES))))
                .isSameAs(whole);
    }

    @Test
    void a_body_does_not_change_with_the_buffer_that_it_came_in() {
        ByteBuf data = Unpooled.wrappedBuffer(bytes(250));
        Body body = lastBody.of(data);
        data.setZero(0, 250);

        assertThat(lastBody.of(Unpooled.wrappedBuffer(bytes(250)))).isSameAs(body);
        assertThat(body).isEqualTo(Body.of(bytes(250)));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + i % 26);
        }
        return bytes;
    }
}

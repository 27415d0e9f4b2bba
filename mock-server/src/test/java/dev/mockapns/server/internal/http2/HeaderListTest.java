/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.explain.Quantities;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113, section 10.5.1: header lists over the 8000 bytes that SETTINGS announce. */
class HeaderListTest {

    private static final int LIMIT = 8000;

    /** :method GET, :scheme https, :path / and :authority localhost, with 32 bytes each; then one field named x. */
    private static final int OTHER_FIELDS = 7 + 3 + 7 + 5 + 5 + 1 + 10 + 9 + 4 * 32 + 1 + 32;

    @Test
    void a_header_list_of_8000_bytes_is_taken() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1, "x", "y".repeat(LIMIT - OTHER_FIELDS))).isAnswered(1);

            assertThat(probe.server().requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2000, 8000})
    void a_larger_header_list_gets_431_and_is_recorded_to_the_byte(int over) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1, "x", "y".repeat(LIMIT + over - OTHER_FIELDS)));
            List<Frame> answer = probe.isAnswered(1);

            assertThat(answer).extracting(Frame::type).containsExactly(Frame.HEADERS);
            assertThat(answer.get(0).text()).contains("431");
            assertThat(probe.server().requests()).isEmpty();
            assertThat(probe.firstTrouble()).isEqualTo(Kind.HEADERS_TOO_LARGE);
            assertThat(probe.problems().get(0).because())
                    .contains("stream 1", Quantities.count(over, "byte") + " over the 8000");
            probe.answersSomebodyElse();
        }
    }

    @Test
    void a_larger_header_list_in_several_frames_gets_431() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")),
                            Frame.continuation(1, false, "x", "y".repeat(16_000)),
                            Frame.continuation(1, false, "x", "y".repeat(16_000)),
                            Frame.continuation(1, true, "x", "y".repeat(16_000)))
                    .isAnswered(1);

            probe.answersSomebodyElse();
        }
    }

    @Test
    void the_rest_of_such_a_request_is_refused() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                    Probe.post(1, "x", "y".repeat(LIMIT)),
                    Frame.data(1, new byte[1000], false),
                    Frame.headers(1, true, "trailer", "x"));
            probe.isAnswered(1);
            Frame end = probe.client().read();

            assertThat(end.type()).isEqualTo(Frame.RST_STREAM);
            assertThat(end.firstInt()).isEqualTo(ErrorCode.NO_ERROR.number());
            probe.isIgnored();
            assertThat(probe.server().requests()).hasSize(1);
        }
    }

    @Test
    void header_compression_goes_on() throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] remembered = Frame.literals(0x40, "remembered", "yes");
            byte[] large = Frame.literals(0, "x", "y".repeat(LIMIT));
            probe.send(Frame.block(1, concat(request(), large, remembered))).isAnswered(1);
            probe.send(Frame.block(3, concat(request(), new byte[] {(byte) 0xbe})))
                    .isAnswered(3);

            assertThat(probe.server().requests().get(0).header("remembered")).contains("yes");
        }
    }

    @Test
    void a_few_bytes_that_decompress_to_millions_get_431() throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] entry = Frame.literals(0x40, "x", "y".repeat(4000));
            byte[] references = new byte[12_000];
            Arrays.fill(references, (byte) 0xbe);
            probe.send(Frame.block(1, concat(request(), entry, references))).isAnswered(1);

            assertThat(probe.server().requests()).isEmpty();
            probe.answersSomebodyElse();
        }
    }

    private static byte[] request() {
        return Frame.literals(0, Probe.fields("GET"));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113, sections 8.1, 8.2 and 8.3. */
class RequestPseudoHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "X-TEST, ok",
        "x-tesT, ok",
        "'', ok",
        "x test, ok",
        "x:test, ok",
        "größe, ok",
        "x, 'o\rk'",
        "x, 'o\nk'",
        "x, 'o\0k'"
    })
    void a_malformed_field_is_a_stream_error(String name, String value) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1, name, value)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade"})
    void a_field_about_the_connection_is_a_stream_error(String name) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1, name, "x")).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "trailers, deflate", ""})
    void te_says_trailers_or_is_a_stream_error(String value) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1, "trailers", "test", "te", value)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trailers", "Trailers"})
    void te_may_say_trailers(String value) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1, "te", value)).isAnswered(1);
        }
    }

    @ParameterizedTest
    @CsvSource({":test, ok", ":status, 200", ":protocol, websocket", ":, x"})
    void an_unknown_pseudo_header_is_a_stream_error(String name, String value) throws Exception {
        try (Probe probe = Probe.open()) {
            String[] fields = Probe.fields("GET");
            String[] more = Arrays.copyOf(fields, fields.length + 2);
            more[fields.length] = name;
            more[fields.length + 1] = value;
            probe.send(Frame.headers(1, true, more)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void pseudo_headers_come_first() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.headers(1, true, ":method", "GET", ":scheme", "https", "x", "y", ":path", "/"))
                    .isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @CsvSource({":method, GET", ":scheme, https", ":path, /", ":authority, localhost"})
    void a_doubled_pseudo_header_is_a_stream_error(String name, String value) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1, name, value)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":method", ":scheme", ":path"})
    void a_missing_or_empty_pseudo_header_is_a_stream_error(String name) throws Exception {
        String[] fields = Probe.fields("GET");
        int at = Arrays.asList(fields).indexOf(name);
        String[] empty = fields.clone();
        empty[at + 1] = "";
        String[] missing = new String[fields.length - 2];
        System.arraycopy(fields, 0, missing, 0, at);
        System.arraycopy(fields, at + 2, missing, at, missing.length - at);
        try (Probe probe = Probe.open()) {
            probe.send(Frame.headers(1, true, empty)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
        try (Probe probe = Probe.open()) {
            probe.send(Frame.headers(1, true, missing)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void connect_has_no_scheme_and_no_path() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.headers(1, true, Probe.fields("CONNECT"))).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void pseudo_headers_in_trailers_are_malformed() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.data(1, new byte[4], false), Frame.headers(1, true, ":method", "POST"))
                    .isStreamError(1, ErrorCode.PROTOCOL_ERROR);

            assertThat(probe.server().requests()).hasSize(1);
        }
    }

    @Test
    void trailers_follow_the_rules_of_headers() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.headers(1, true, "Upper", "x")).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void trailers_end_the_stream() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.data(1, new byte[4], false), Frame.headers(1, false, "x-test", "ok"))
                    .isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_request_with_trailers_is_answered() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Probe.post(1, "trailer", "x-test"),
                            Frame.data(1, new byte[4], false),
                            Frame.headers(1, true, "x-test", "ok"))
                    .isAnswered(1);
        }
    }

    @Test
    void a_malformed_request_with_a_body_is_reset_once() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1, "X", "y"), Frame.data(1, new byte[4], true));
            probe.isStreamError(1, ErrorCode.PROTOCOL_ERROR);

            assertThat(probe.server().requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "5, 4", "0, 1", "x, 4", "-1, 4", "+4, 4", "'4, 5', 4", "99999999999999999999, 4"})
    void a_wrong_content_length_is_a_stream_error(String said, int sent) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1, "content-length", said), Frame.data(1, new byte[sent], true))
                    .isStreamError(1, ErrorCode.PROTOCOL_ERROR);

            assertThat(probe.server().requests()).hasSize(1);
        }
    }

    @Test
    void a_content_length_is_that_of_all_data_frames() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Probe.post(1, "content-length", "4"),
                            Frame.data(1, new byte[4], false),
                            Frame.data(1, new byte[4], true))
                    .isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_content_length_without_a_body_is_a_stream_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1, "content-length", "4")).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_right_content_length_is_answered() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Probe.post(1, "content-length", "8"),
                            Frame.data(1, new byte[4], false),
                            Frame.data(1, new byte[4], true))
                    .isAnswered(1);
        }
    }
}

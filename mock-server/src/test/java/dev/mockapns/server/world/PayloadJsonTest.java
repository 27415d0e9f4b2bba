/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.server.exchange.Body;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a payload's JSON can be read by a pointer. */
class PayloadJsonTest {

    private static final String TEXT = """
            {"aps": {"alert": {"title": "Order 42"}, "badge": 3, "off": false, "none": null, "list": [1, "b"]},
             "a/b": {"m~n": 8}, "": 0}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/aps/alert/title | Order 42",
                "/aps/badge       | 3",
                "/aps/off         | false",
                "/aps/none        | null",
                "/aps/alert       | {\"title\":\"Order 42\"}",
                "/aps/list        | [1,\"b\"]",
                "/aps/list/1      | b",
                "/a~1b/m~0n       | 8",
                "/                | 0"
            })
    void a_scalar_is_text_and_a_tree_is_compact_json(String pointer, String expected) {
        assertThat(PayloadJson.of(TEXT).at(pointer)).contains(expected);
        assertThat(PayloadJson.of(TEXT).has(pointer)).isTrue();
        assertThat(body(TEXT).at(pointer)).contains(expected);
    }

    @Test
    void the_empty_pointer_is_the_whole() {
        assertThat(PayloadJson.of("[ 1 ]").at("")).contains("[1]");
        assertThat(PayloadJson.of("[ 1 ]").text()).isEqualTo("[ 1 ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/aps/alert/title/deeper", "/aps/list/2", "/aps/list/x"})
    void an_absent_value_is_empty(String pointer) {
        assertThat(PayloadJson.of(TEXT).at(pointer)).isEmpty();
        assertThat(PayloadJson.of(TEXT).has(pointer)).isFalse();
    }

    @Test
    void text_that_is_not_json_has_nothing() {
        assertThat(PayloadJson.of("{} {}").at("")).isEmpty();
        assertThat(PayloadJson.none().has("")).isFalse();
        assertThat(body("{").at("")).isEmpty();
    }

    @Test
    void a_malformed_pointer_is_refused_with_an_example() {
        assertThatThrownBy(() -> PayloadJson.of(TEXT).at("aps.alert"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pointer: \"aps.alert\" (expected: a JSON Pointer, such as \"/aps/alert/title\")");
    }

    @Test
    void a_body_is_json_as_it_was_sent_if_it_is_whole() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);

        assertThat(Body.of(bytes).json()).contains(TEXT);
        assertThat(Body.of(bytes, bytes.length + 1, true).json()).isEmpty();
        assertThat(Body.of(bytes, bytes.length + 1, true).at("/aps/badge")).isEmpty();
        assertThat(body("no JSON").json()).isEmpty();
    }

    @Test
    void json_in_utf_16_becomes_readable_text() {
        Body body = Body.of("{\"a\": 1}".getBytes(StandardCharsets.UTF_16BE));

        assertThat(body.json()).contains("{\"a\":1}");
    }

    private static Body body(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

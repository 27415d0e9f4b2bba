/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what {@link Json#kind} finds without a tree with what the tree says. */
class JsonKindTest {

    private static final List<Charset> ENCODINGS =
            List.of(UTF_8, UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"), ISO_8859_1);

    private static final String[] PARTS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"aps\"",
        "\"aps\":",
        "{\"a\":1}",
        "[1,2]",
        "1",
        "-0",
        "01",
        "1.5e3",
        "1e",
        ".5",
        "1.",
        "1e99999",
        "9".repeat(30),
        "9".repeat(1001),
        "true",
        "tru",
        "null",
        "NaN",
        "\"\\u00e9\"",
        "\"\\ud83d\"",
        "\"\\x\"",
        "\"\t\"",
        "\"ü\"",
        "\"😀\"",
        "\"",
        "'a'",
        "//",
        "/* */",
        "#",
        " ",
        "\n",
        "\f",
        "\0",
        "\ufeff",
        "\u00a0"
    };

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                " {} ",
                "[]",
                "1",
                "\"a\"",
                "null",
                "true",
                "{} {}",
                "{}1",
                "{}x",
                "null null",
                "1 2",
                "{",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,}",
                "[1,]",
                "{a:1}",
                "\ufeff{}",
                "{\"\":{}}",
                "{}\0",
                "{}//",
                "{}]"
            })
    void it_agrees_with_the_tree_about_text(String text) {
        for (Charset encoding : ENCODINGS) {
            assertAgrees(text.getBytes(encoding));
        }
    }

    @Test
    void it_agrees_with_the_tree_about_deep_nesting() {
        for (int depth = 98; depth <= 102; depth++) {
            assertAgrees(("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8));
            assertAgrees(("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(UTF_8));
        }
        assertAgrees("[".repeat(5000).getBytes(UTF_8));
    }

    @Test
    void it_agrees_with_the_tree_about_random_parts_in_every_encoding() {
        Map<JsonKind, Integer> seen = new EnumMap<>(JsonKind.class);
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(6); parts >= 0; parts--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            byte[] bytes = text.toString().getBytes(ENCODINGS.get(random.nextInt(ENCODINGS.size())));
            seen.merge(assertAgrees(bytes), 1, Integer::sum);
        }

        assertThat(seen).containsOnlyKeys(JsonKind.values());
    }

    @Test
    void it_agrees_with_the_tree_about_payloads_with_wrong_bytes() {
        String payload =
                "{\"aps\":{\"alert\":{\"title\":\"Grüße 😀\",\"body\":\"a\\u00e9\\n\"},\"badge\":3,\"x\":[1.5e3,true,null,{}]}}";
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = payload.getBytes(ENCODINGS.get(random.nextInt(ENCODINGS.size())));
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertAgrees(bytes);
        }
    }

    @Test
    void it_agrees_with_the_tree_about_payloads_that_were_cut() {
        String payload = "{\"aps\":{\"alert\":\"Grüße 😀\",\"badge\":-3.25e2}}";
        for (Charset encoding : ENCODINGS) {
            byte[] bytes = payload.getBytes(encoding);
            for (int length = 0; length <= bytes.length; length++) {
                assertAgrees(Arrays.copyOf(bytes, length));
            }
        }
    }

    private static JsonKind assertAgrees(byte[] json) {
        JsonKind kind = Json.kind(json);
        assertThat(kind).as(() -> HexFormat.of().formatHex(json)).isEqualTo(ofTree(Json.tree(json)));
        return kind;
    }

    private static JsonKind ofTree(JsonNode tree) {
        if (tree.isMissingNode()) {
            return JsonKind.NONE;
        }
        return tree.isObject() ? JsonKind.OBJECT : JsonKind.OTHER;
    }
}

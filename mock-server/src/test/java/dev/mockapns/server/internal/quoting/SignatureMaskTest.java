/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds signatures by the structure of a token. */
class SignatureMaskTest {

    private static final String HEADER = url("{\"alg\":\"ES256\",\"kid\":\"ABC123DEFG\"}");
    private static final String CLAIMS = url("{\"iss\":\"DEF123GHIJ\",\"iat\":1767323045}");
    private static final String SIGNATURE = "MEUCIQDKZ-Rkc_vGkYAyWdsCgOyvoJHtVVFqKTjJfXRhf1UnOgIgYz4pYw";
    private static final String TOKEN = HEADER + "." + CLAIMS + "." + SIGNATURE;

    /** A quadratic search takes a quarter of an hour over each of these; the bound is no statement about speed. */
    private static final int HOSTILE_LENGTH = 1_000_000;

    @Test
    void a_token_loses_its_signature() {
        assertThat(SignatureMask.in(TOKEN)).isEqualTo(HEADER + "." + CLAIMS + ".…");
    }

    @Test
    void text_around_a_token_is_kept() {
        assertThat(SignatureMask.in("a=1; token=" + TOKEN + "; b=2"))
                .isEqualTo("a=1; token=" + HEADER + "." + CLAIMS + ".…; b=2");
    }

    @Test
    void each_of_several_tokens_loses_its_signature() {
        String masked = HEADER + "." + CLAIMS + ".…";

        assertThat(SignatureMask.in(TOKEN + ", " + TOKEN + " \"" + TOKEN + "\""))
                .isEqualTo(masked + ", " + masked + " \"" + masked + "\"");
    }

    @Test
    void an_encrypted_token_keeps_its_header_and_one_segment() {
        assertThat(SignatureMask.in(TOKEN + ".AAAA.BBBB")).isEqualTo(HEADER + "." + CLAIMS + ".…");
    }

    @Test
    void a_token_without_claims_loses_its_signature() {
        assertThat(SignatureMask.in(HEADER + ".." + SIGNATURE)).isEqualTo(HEADER + "..…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\"}",
                "{\r\n\"alg\":\"ES256\"}",
                "{\t\"alg\":\"ES256\"}",
                "\n {  \"alg\":\"ES256\"}",
                "\ufeff{\"alg\":\"ES256\"}",
                "{\"alg\":\"ES256\"} \n"
            })
    void a_header_may_have_white_space_wherever_json_takes_it(String header) {
        for (Base64.Encoder encoder : new Base64.Encoder[] {
            Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getUrlEncoder().withoutPadding()
        }) {
            String token = encoder.encodeToString(header.getBytes(UTF_8)) + "." + CLAIMS + ".";

            assertThat(SignatureMask.in(token + SIGNATURE)).isEqualTo(token + "…");
            assertThat(SignatureMask.in("com.example.x1" + token + SIGNATURE))
                    .isEqualTo("com.example.x1" + token + "…");
        }
    }

    @Test
    void a_header_may_be_in_utf_16() {
        String token =
                Base64.getEncoder().encodeToString("{\"alg\":\"ES256\"}".getBytes(UTF_16LE)) + "." + CLAIMS + ".";

        assertThat(SignatureMask.in(token + SIGNATURE)).isEqualTo(token + "…");
    }

    @Test
    void dots_may_be_written_as_a_url_or_json_has_them() {
        assertThat(Stream.of("%2E", "%2e", "%252E", "%25252e", "\\u002e", "\\u002E", "\\\\u002e")
                        .map(dot -> SignatureMask.in(TOKEN.replace(".", dot))))
                .allSatisfy(masked -> assertThat(masked).endsWith("…").doesNotContain(SIGNATURE));
    }

    @Test
    void a_token_whose_end_is_cut_off_loses_what_is_left_of_its_signature() {
        for (int length = HEADER.length() + CLAIMS.length() + 3; length < TOKEN.length(); length++) {
            assertThat(SignatureMask.in(TOKEN.substring(0, length))).endsWith(".…");
        }
    }

    @Test
    void masking_keeps_the_number_of_bytes() {
        byte[] body = ("{\"token\":\"" + TOKEN + "\"}").getBytes(UTF_8);

        assertThat(new String(SignatureMask.in(body), UTF_8))
                .isEqualTo("{\"token\":\"" + HEADER + "." + CLAIMS + "." + "*".repeat(SIGNATURE.length()) + "\"}");
    }

    @Test
    void bytes_of_utf_16_are_still_utf_16() {
        byte[] body = ("{\"token\":\"" + TOKEN + "\"}").getBytes(UTF_16LE);

        assertThat(new String(SignatureMask.in(body), UTF_16LE))
                .isEqualTo("{\"token\":\"" + HEADER + "." + CLAIMS + "." + "*".repeat(SIGNATURE.length()) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alert",
                "com.example.orders.push-type.liveactivity",
                "com.acme.MonkeyIsland.game.voip",
                "com.acme.MoneyLife.pushkit.fileprovider",
                "com.example.name30.app.voip",
                "com.express.keyboard.eyewear.voip",
                "com.ewok.ewe.e30.e30",
                "api.development.push.apple.com",
                "Mozilla/5.0 (X11; Linux x86_64) key.example.com/1.2.3",
                "127.0.0.1:443",
                "100%. Really. It is \\n. %. \\",
                "…"
            })
    void other_text_stays_as_it_is(String text) {
        assertThat(SignatureMask.in(text)).isSameAs(text);
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SignatureMask.in(bytes)).isSameAs(bytes);
    }

    @Test
    void masking_twice_changes_nothing() {
        String masked = SignatureMask.in(TOKEN);

        assertThat(SignatureMask.in(masked)).isSameAs(masked);
    }

    @Test
    void random_tokens_in_random_text_show_no_signature() {
        Random random = new Random(20_260_102);

        for (int i = 0; i < 5_000; i++) {
            RandomToken token = RandomToken.next(random);
            byte[] bytes = token.text().getBytes(UTF_8);

            assertThat(token).matches(hidden -> !hidden.isShownBy(SignatureMask.in(hidden.text())));
            assertThat(token).matches(hidden -> !hidden.isShownBy(new String(SignatureMask.in(bytes), UTF_8)));
        }
    }

    @Test
    void any_text_at_all_is_masked_without_failure() {
        Random random = new Random(20_260_102);
        String alphabet = "eyJI.%25E\\u002/=-_+A{}\"\0 é";

        for (int i = 0; i < 5_000; i++) {
            String text = random.ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining());

            assertThat(SignatureMask.in(text)).isNotNull();
            assertThat(SignatureMask.in(text.getBytes(UTF_8))).hasSameSizeAs(text.getBytes(UTF_8));
        }
    }

    @Test
    void runs_of_text_are_masked_as_the_text_is_as_a_whole() {
        Random random = new Random(20_260_102);
        List<String> parts = List.of(
                HEADER,
                CLAIMS,
                SIGNATURE,
                TOKEN,
                ".",
                ".",
                "..",
                "%2E",
                "%252e",
                "\\u002e",
                "\\\\u002E",
                "\\",
                "%",
                "\\/",
                "\\n",
                "\\u0000",
                "\\u0041",
                "%00",
                "%3D",
                "=",
                "\"",
                "{",
                " ",
                "\0",
                "\0.",
                "é",
                "\u0100",
                "eyJ",
                "u002e",
                "2E",
                "/",
                "https://www.example.com/");

        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                String part = RandomToken.pick(random, parts);
                text.append(part, 0, random.nextInt(8) == 0 ? random.nextInt(part.length() + 1) : part.length());
            }
            assertMaskedAsBefore(text.toString());
        }
        for (int i = 0; i < 5_000; i++) {
            assertMaskedAsBefore(RandomToken.next(random).text());
        }
    }

    private static void assertMaskedAsBefore(String text) {
        assertThat(SignatureMask.in(text)).isEqualTo(SlowSignatureMask.in(text));
        for (Charset charset : List.of(UTF_8, UTF_16LE)) {
            byte[] bytes = text.getBytes(charset);
            assertThat(SignatureMask.in(bytes)).as(text).isEqualTo(SlowSignatureMask.in(bytes));
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                "eyJ",
                "eyJ.",
                "eyJ..",
                ".",
                "%",
                "%2",
                "%25",
                "%2E",
                "\\",
                "\\\\u002e",
                "\\u",
                "=",
                "e",
                "ICAg",
                "CgoK",
                "eyAi",
                "ey  ",
                "bearer ",
                "bearer eyJ.eyJ.",
                HEADER,
                HEADER + ".",
                HEADER + "..",
                TOKEN + ",",
                "\0",
                "a.b.c ");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void text_of_any_kind_is_masked_in_linear_time(String part) {
        String text = part.repeat(HOSTILE_LENGTH / part.length());
        byte[] bytes = text.getBytes(UTF_8);

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertThat(SignatureMask.in(text).length()).isLessThanOrEqualTo(text.length());
            assertThat(SignatureMask.in(".." + text + "..").length()).isPositive();
            assertThat(SignatureMask.in(bytes).length).isEqualTo(bytes.length);
            assertThat(HeaderMask.in("authorization", text).length()).isLessThanOrEqualTo(text.length() + 1);
            assertThat(Quoted.plain(text, 60).length()).isLessThan(500);
        });
    }

    @Test
    void a_text_has_no_more_symbols_than_characters() {
        IntStream.of(1, 10, 1000)
                .forEach(times -> hostile().forEach(part -> {
                    String text = part.repeat(times);
                    Symbols symbols = new Symbols(text);
                    int read = 0;
                    while (symbols.hasNext()) {
                        symbols.next();
                        read++;
                    }

                    assertThat(read).isLessThanOrEqualTo(text.length());
                }));
    }

    private static String url(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A token as providers write them, with a signature of random bytes, in text that hides it.
 *
 * @param text what is sent
 * @param signature the signature as it stands in the text
 */
public record RandomToken(String text, String signature) {

    /** As many characters in a row of a signature, some of them percent-encoded, are found nowhere by chance. */
    private static final int WINDOW = 20;

    /** What stands before the first member of the header: white space of JSON, in many combinations. */
    private static final List<String> BEGINNINGS = List.of(
            "{", "{\r\n", "{\t", "{ ", "{\n  ", " {", "\r\n{", "\t\t\t{", "\n \t\r{\r\t \n", " ".repeat(50) + "{");

    private static final List<UnaryOperator<String>> SURROUNDINGS = List.of(
            token -> token,
            token -> "bearer " + token,
            token -> "Bearer " + token,
            token -> "BEARER  " + token,
            token -> "bearer bearer " + token,
            token -> "bearer" + token,
            token -> "a=1; token=" + token + "; b=2",
            token -> "\"" + token + "\"",
            token -> "{\"token\":\"" + token + "\"}",
            token -> "{\\\"token\\\":\\\"" + token + "\\n\\\"}",
            token -> "x" + token,
            token -> "xyz123" + token,
            token -> "com.example.app." + token,
            token -> token + "," + token,
            token -> token + " " + token,
            token -> token + "." + token,
            token -> "/3/device/" + token + "/more",
            token -> "https://example.com/a.b.c/?token=" + token + "&a=b",
            token -> "one. two. " + token + " three.");

    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            part -> part,
            part -> part,
            part -> percent(part, "."),
            part -> percent(part, "+/=.-_"),
            part -> percent(percent(part, ".=/+"), "%"),
            part -> percent(part, "eyJhbGciOiJ"),
            part -> part.replace("/", "\\/"),
            part -> part.replace(".", "\\u002e").replace("/", "\\u002F"));

    /** Makes one. */
    public static RandomToken next(Random random) {
        Base64.Encoder base64 = random.nextInt(3) == 0
                ? Base64.getEncoder()
                : random.nextBoolean()
                        ? Base64.getUrlEncoder()
                        : Base64.getUrlEncoder().withoutPadding();
        String header = pick(random, BEGINNINGS) + "\"alg\":\"ES256\",\"kid\":\"" + id(random) + "\"}"
                + (random.nextBoolean() ? "" : "\n");
        String claims = "{\"iss\":\"" + id(random) + "\",\"iat\":" + random.nextInt(Integer.MAX_VALUE) + "}";
        UnaryOperator<String> spelling = pick(random, SPELLINGS);
        String signature = spelling.apply(signature(random, base64));
        String token =
                spelling.apply(encode(base64, header) + ".") + spelling.apply(encode(base64, claims) + ".") + signature;
        return new RandomToken(pick(random, SURROUNDINGS).apply(token), signature);
    }

    /** The 64 bytes of JOSE, the 70 or so of DER, or the first few of them where something cut the text. */
    private static String signature(Random random, Base64.Encoder base64) {
        byte[] bytes = new byte[random.nextBoolean() ? 64 : 70 + random.nextInt(3)];
        random.nextBytes(bytes);
        String text = base64.encodeToString(bytes);
        return random.nextInt(4) == 0 ? text.substring(0, 20 + random.nextInt(text.length() - 20)) : text;
    }

    private static String encode(Base64.Encoder base64, String json) {
        return base64.encodeToString(json.getBytes(UTF_8));
    }

    private static String id(Random random) {
        return Integer.toString(random.nextInt(Integer.MAX_VALUE), 36).toUpperCase(Locale.ROOT);
    }

    private static String percent(String text, String encoded) {
        StringBuilder result = new StringBuilder();
        text.chars()
                .forEach(c ->
                        result.append(encoded.indexOf(c) < 0 ? Character.toString(c) : String.format("%%%02X", c)));
        return result.toString();
    }

    static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Tells whether a part of the signature that is long enough to be no accident stands in {@code text}. */
    public boolean isShownBy(String text) {
        return windows(signature).anyMatch(text::contains);
    }

    /** Returns the parts of the signatures of these tokens that stand in {@code text}, as {@link #isShownBy} has it. */
    public static List<String> shownBy(String text, List<RandomToken> tokens) {
        Set<String> parts =
                tokens.stream().flatMap(token -> windows(token.signature())).collect(Collectors.toSet());
        return windows(text).filter(parts::contains).distinct().toList();
    }

    private static Stream<String> windows(String text) {
        return IntStream.rangeClosed(0, text.length() - WINDOW).mapToObj(at -> text.substring(at, at + WINDOW));
    }
}

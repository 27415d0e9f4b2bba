/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Masks the signatures of provider tokens, and of other JSON Web Tokens, wherever they stand in a text. A token is known by
 * its structure: segments of Base64 or base64url between dots, of which the first is a JSON object. What follows its second
 * dot is masked, however much that is: of an encrypted token (JWE), with five segments, the last three. A single pass over
 * the text, whatever is in it.
 */
public final class SignatureMask {

    private static final String CUT = "…";
    private static final byte MASK = '*';

    /** Dots between the segments of a token. */
    private static final int DOTS = 2;

    private SignatureMask() {}

    /** A part of a text. */
    private record Span(int from, int to) {}

    /** Returns {@code text} with … instead of each signature. */
    public static String in(String text) {
        List<Span> signatures = signatures(text);
        if (signatures.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        for (Span signature : signatures) {
            masked.append(text, copied, signature.from()).append(CUT);
            copied = signature.to();
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /** Returns {@code bytes} of text with {@code *} instead of each byte of a signature; the same array if there is none. */
    public static byte[] in(byte[] bytes) {
        List<Span> signatures = signatures(new String(bytes, StandardCharsets.ISO_8859_1));
        if (signatures.isEmpty()) {
            return bytes;
        }
        byte[] masked = bytes.clone();
        for (Span signature : signatures) {
            for (int i = signature.from(); i < signature.to(); i++) {
                masked[i] = masked[i] == 0 ? 0 : MASK;
            }
        }
        return masked;
    }

    /** Tells whether a signature stands in {@code text}. */
    public static boolean isIn(String text) {
        return !signatures(text).isEmpty();
    }

    private static List<Span> signatures(String text) {
        return mayHaveToken(text) ? scan(text) : List.of();
    }

    /** Most of what clients send has no two dots. */
    private static boolean mayHaveToken(String text) {
        int dots = 0;
        for (int i = 0; i < text.length() && dots < DOTS; i++) {
            char c = text.charAt(i);
            dots += c == '.' || c == '%' || c == '\\' ? 1 : 0;
        }
        return dots == DOTS;
    }

    private static List<Span> scan(String text) {
        List<Span> signatures = new ArrayList<>();
        Symbols symbols = new Symbols(text);
        EncodedObject object = new EncodedObject();
        int dots = 0;
        int from = 0;
        while (symbols.hasNext()) {
            char symbol = symbols.next();
            if (symbol == 0) {
                continue; // JSON may be in UTF-16, which has one beside each ASCII character.
            }
            int sextet = EncodedObject.sextet(symbol);
            if (symbol == '.') {
                dots += dots > 0 || object.ends() ? 1 : 0;
                from = dots == DOTS ? symbols.end() : from;
                object.reset();
            } else if (sextet == EncodedObject.FOREIGN) {
                add(signatures, dots, from, symbols.start());
                dots = 0;
                object.reset();
            } else if (dots == 0) {
                object.add(sextet);
            }
        }
        add(signatures, dots, from, text.length());
        return signatures;
    }

    private static void add(List<Span> signatures, int dots, int from, int to) {
        if (dots >= DOTS && from < to) {
            signatures.add(new Span(from, to));
        }
    }
}

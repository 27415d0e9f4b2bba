/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Masks the signatures of provider tokens, and of other JSON Web Tokens, wherever they stand in a text. A token is known by
 * its structure: segments of Base64 or base64url between dots, of which the first is a JSON object. What follows its second
 * dot is masked, however much that is: of an encrypted token (JWE), with five segments, the last three. Only a run of
 * characters that a token may consist of is looked at closely, if it has enough dots; the time is linear in any case.
 */
public final class SignatureMask {

    private static final String CUT = "…";
    private static final byte MASK = '*';

    /** Dots between the segments of a token. */
    private static final int DOTS = 2;

    /** What a byte of text may be in a token. */
    private static final byte[] KINDS = kinds();

    private static final byte FOREIGN = 0;
    private static final byte PART = 1;
    /** A dot, or the beginning of what may stand for one: {@code %2E}, {@code \}{@code u002e}. */
    private static final byte DOT = 2;

    private SignatureMask() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (char c = 0; c < kinds.length; c++) {
            kinds[c] = EncodedObject.sextet(c) == EncodedObject.FOREIGN ? FOREIGN : PART;
        }
        kinds[0] = PART; // JSON may be in UTF-16, which has one beside each ASCII character.
        kinds['.'] = DOT;
        kinds['%'] = DOT;
        kinds['\\'] = DOT;
        return kinds;
    }

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
        List<Span> signatures = signatures(bytes);
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
        List<Span> signatures = List.of();
        int from = 0;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            byte kind = c < KINDS.length ? KINDS[c] : FOREIGN;
            if (kind == FOREIGN) {
                signatures = dots < DOTS ? signatures : scan(text.substring(from, i), from, signatures);
                from = i + 1;
                dots = 0;
            } else if (kind == DOT) {
                dots++;
            }
        }
        return dots < DOTS ? signatures : scan(text.substring(from), from, signatures);
    }

    private static List<Span> signatures(byte[] bytes) {
        List<Span> signatures = List.of();
        int from = 0;
        int dots = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte kind = KINDS[bytes[i] & 0xff];
            if (kind == FOREIGN) {
                signatures = dots < DOTS ? signatures : scan(run(bytes, from, i), from, signatures);
                from = i + 1;
                dots = 0;
            } else if (kind == DOT) {
                dots++;
            }
        }
        return dots < DOTS ? signatures : scan(run(bytes, from, bytes.length), from, signatures);
    }

    private static String run(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the signatures known so far with those in one more run. A character that no token consists of stands before and
     * behind a run, and is never a part of an escape, so that a run is read the same way alone as within its text.
     *
     * @param offset where the run begins in the text
     */
    private static List<Span> scan(String run, int offset, List<Span> known) {
        List<Span> signatures = known;
        Symbols symbols = new Symbols(run);
        EncodedObject object = new EncodedObject();
        int dots = 0;
        int from = 0;
        while (symbols.hasNext()) {
            char symbol = symbols.next();
            if (symbol == 0) {
                continue;
            }
            int sextet = EncodedObject.sextet(symbol);
            if (symbol == '.') {
                dots += dots > 0 || object.ends() ? 1 : 0;
                from = dots == DOTS ? symbols.end() : from;
                object.reset();
            } else if (sextet == EncodedObject.FOREIGN) {
                signatures = with(signatures, dots, offset + from, offset + symbols.start());
                dots = 0;
                object.reset();
            } else if (dots == 0) {
                object.add(sextet);
            }
        }
        return with(signatures, dots, offset + from, offset + run.length());
    }

    private static List<Span> with(List<Span> known, int dots, int from, int to) {
        if (dots < DOTS || from >= to) {
            return known;
        }
        List<Span> signatures = known.isEmpty() ? new ArrayList<>() : known;
        signatures.add(new Span(from, to));
        return signatures;
    }
}

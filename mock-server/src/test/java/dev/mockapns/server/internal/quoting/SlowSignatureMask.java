/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The reference for {@link SignatureMask}: reads every symbol of a text in one go. */
final class SlowSignatureMask {

    private SlowSignatureMask() {}

    private record Span(int from, int to) {}

    static String in(String text) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (Span signature : scan(text)) {
            masked.append(text, copied, signature.from()).append("…");
            copied = signature.to();
        }
        return masked.append(text, copied, text.length()).toString();
    }

    static byte[] in(byte[] bytes) {
        byte[] masked = bytes.clone();
        for (Span signature : scan(new String(bytes, StandardCharsets.ISO_8859_1))) {
            for (int i = signature.from(); i < signature.to(); i++) {
                masked[i] = masked[i] == 0 ? 0 : (byte) '*';
            }
        }
        return masked;
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
                continue;
            }
            int sextet = EncodedObject.sextet(symbol);
            if (symbol == '.') {
                dots += dots > 0 || object.ends() ? 1 : 0;
                from = dots == 2 ? symbols.end() : from;
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
        if (dots >= 2 && from < to) {
            signatures.add(new Span(from, to));
        }
    }
}

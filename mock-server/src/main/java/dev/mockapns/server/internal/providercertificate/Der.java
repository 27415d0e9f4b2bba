/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads DER that may be foreign or malformed, one level at a time, without recursion. Takes
 * definite lengths and short tags only, which is all that names and lists of topics need.
 */
final class Der {

    static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int BMP_STRING = 0x1e;
    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 3;

    private final int tag;

    /** Of a constructed element, the elements one after the other. */
    private final byte[] content;

    private Der(int tag, byte[] content) {
        this.tag = tag;
        this.content = content;
    }

    /**
     * Returns the elements in {@code bytes}.
     *
     * @throws IllegalArgumentException if {@code bytes} are not a sequence of elements
     */
    static List<Der> elements(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        List<Der> elements = new ArrayList<>();
        while (rest.hasRemaining()) {
            int tag = next(rest);
            byte[] content = new byte[length(rest)];
            rest.get(content);
            elements.add(new Der(tag, content));
        }
        return elements;
    }

    /** Returns the elements in this one; none if it has another tag. */
    List<Der> elementsOf(int expectedTag) {
        return tag == expectedTag ? elements(content) : List.of();
    }

    boolean isText() {
        return tag == UTF8_STRING;
    }

    boolean isIdentifier(byte[] encoded) {
        return tag == OBJECT_IDENTIFIER && Arrays.equals(content, encoded);
    }

    String text() {
        Charset charset = tag == BMP_STRING ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        return new String(content, charset);
    }

    private static int length(ByteBuffer rest) {
        int first = next(rest);
        int length = first;
        if (first >= LONG_FORM) {
            int bytes = first - LONG_FORM;
            if (bytes == 0 || bytes > MAX_LENGTH_BYTES) {
                throw malformed();
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << Byte.SIZE | next(rest);
            }
        }
        if (length > rest.remaining()) {
            throw malformed();
        }
        return length;
    }

    private static int next(ByteBuffer rest) {
        if (!rest.hasRemaining()) {
            throw malformed();
        }
        return Byte.toUnsignedInt(rest.get());
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("not DER, or not as provider certificates have it");
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import java.util.Arrays;

/**
 * Recognises a JSON object in Base64 or base64url, such as the header of a provider token, at the end of a word: what stands
 * before it, such as {@code /3/device/} or {@code token=}, may consist of the same characters. Takes one symbol after
 * another and decodes all four alignments side by side, so that the work is the same for each symbol.
 */
final class EncodedObject {

    /** What {@link #sextet} returns for a symbol that is neither a digit of Base64 nor padding. */
    static final int FOREIGN = -1;

    private static final int PADDING = 64;
    private static final int ALIGNMENTS = 4;
    private static final int SYMBOLS_PER_GROUP = 4;

    /** A JSON text begins here, behind a symbol that ends a word. */
    private static final int BEGINS = 1;
    /** The same, and its brace is open. */
    private static final int OPENED = 2;
    /** A JSON text begins here, in the middle of a word. */
    private static final int BEGINS_INSIDE = 4;

    private static final int OPENED_INSIDE = 8;
    /** An object that began in the middle of a word has its first member. */
    private static final int FOUND_INSIDE = 16;

    /** Symbols from the first member to the end of the least that can be a header; a name of an app that goes on so is none. */
    private static final int LEAST_INSIDE = 12;

    private final int[] states = new int[ALIGNMENTS];
    private final int[] lastBytes = new int[ALIGNMENTS];
    private final int[] foundAt = new int[ALIGNMENTS];
    private int count;
    private int window;

    /** For the last symbols, one bit each, the lowest for the last: whether it stands at the beginning of a word. */
    private int wordStarts;

    private boolean afterWord = true;
    private boolean found;
    private boolean padded;
    private boolean endedBeforePadding;

    /** Returns the value of a symbol of Base64 or base64url, {@code =} included; {@link #FOREIGN} for any other. */
    static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            case '=' -> PADDING;
            default -> FOREIGN;
        };
    }

    /** Begins anew. */
    void reset() {
        forget();
        found = false;
        padded = false;
        endedBeforePadding = false;
        afterWord = true;
    }

    private void forget() {
        Arrays.fill(states, 0);
        Arrays.fill(lastBytes, 0);
        count = 0;
        window = 0;
        wordStarts = 0;
    }

    /** Takes the next symbol, the value of which is {@code sextet}. */
    void add(int sextet) {
        if (sextet == PADDING) {
            if (!padded) {
                endedBeforePadding = endsHere();
                forget();
            }
            padded = true;
            afterWord = true;
            return;
        }
        padded = false;
        window = window << 6 | sextet;
        wordStarts = wordStarts << 1 | (afterWord ? 1 : 0);
        afterWord = sextet >= 62;
        count++;
        if (count >= SYMBOLS_PER_GROUP) {
            decode(count % ALIGNMENTS, SYMBOLS_PER_GROUP);
        }
    }

    /**
     * Tells whether an object ends with the last symbol. One that begins in the middle of a word must have some length and
     * end with its brace: names of apps such as {@code MonkeyIsland} have the beginning of one in them by chance.
     */
    boolean ends() {
        return padded ? found || endedBeforePadding : endsHere();
    }

    private boolean endsHere() {
        boolean ended = false;
        for (int symbols = 0; symbols < SYMBOLS_PER_GROUP && symbols <= count; symbols++) {
            int alignment = (count - symbols) % ALIGNMENTS;
            if (symbols > 1) {
                decode(alignment, symbols);
            }
            ended |= symbols != 1
                    && (states[alignment] & FOUND_INSIDE) != 0
                    && lastBytes[alignment] == '}'
                    && count - foundAt[alignment] >= LEAST_INSIDE;
        }
        return found || ended;
    }

    /** Decodes the last symbols, which begin a group in their alignment. */
    private void decode(int alignment, int symbols) {
        int bits = symbols * 6;
        int first = window >>> (bits - 8) & 0xff;
        if (states[alignment] == 0 && first != '{' && !isSkipped(first)) {
            return; // Most groups: no object is open in this alignment, and none begins.
        }
        int state = states[alignment] | ((wordStarts >> (symbols - 1) & 1) == 1 ? BEGINS : BEGINS_INSIDE);
        for (int left = bits - 8; left >= 0; left -= 8) {
            int next = window >>> left & 0xff;
            if (!isSkipped(next)) {
                lastBytes[alignment] = next;
                state = after(state, next);
            }
        }
        if ((states[alignment] & FOUND_INSIDE) == 0) {
            foundAt[alignment] = count;
        }
        states[alignment] = state;
    }

    /** White space, and what a JSON parser skips in other encodings: byte order marks, and the zeros of UTF-16. */
    private static boolean isSkipped(int next) {
        return switch (next) {
            case ' ', '\t', '\n', '\r', 0, 0xef, 0xbb, 0xbf, 0xfe, 0xff -> true;
            default -> false;
        };
    }

    private int after(int state, int next) {
        int kept = state & FOUND_INSIDE;
        if (next == '{') {
            return kept | (state & (BEGINS | BEGINS_INSIDE)) << 1;
        }
        if (next == '"') {
            found |= (state & OPENED) != 0;
            return (state & OPENED_INSIDE) == 0 ? kept : FOUND_INSIDE;
        }
        return kept;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.buffer.ByteBuf;

/**
 * Finds out whether a client puts {@code :path}, which differs with every device token, into HPACK's dynamic table. Walks
 * over the representations of a field block (RFC 7541, section 6) as far as {@code :path}, without decoding any. Used by
 * one thread; one serves a whole connection.
 */
final class PathIndexing {

    /** Of {@code :path} with the values {@code /} and {@code /index.html} in the static table: RFC 7541, appendix A. */
    private static final int FIRST_PATH = 4;

    private static final int LAST_PATH = 5;

    private static final int NEW_NAME = 0;
    private static final int MALFORMED = -1;

    /** With one more byte of 7 bits each, an integer could overflow. Nothing as large fits into a field block. */
    private static final int MAX_SHIFT = 21;

    private int at;
    private int end;

    /** Tells whether a whole field block has {@code :path} as a literal with incremental indexing. Reads, and moves nothing. */
    boolean isIn(ByteBuf block) {
        at = block.readerIndex();
        end = block.writerIndex();
        while (at < end) {
            int first = block.getByte(at);
            if (isIndexed(first)) {
                integer(block, 7);
            } else if (isLiteralToBeIndexed(first)) {
                int name = integer(block, 6);
                if (isPath(name)) {
                    return true;
                }
                skipLiteral(block, name);
            } else if (isSizeUpdate(first)) {
                integer(block, 5);
            } else {
                int name = integer(block, 4);
                if (isPath(name)) {
                    return false;
                }
                skipLiteral(block, name);
            }
        }
        return false;
    }

    private static boolean isIndexed(int first) {
        return (first & 0x80) != 0;
    }

    private static boolean isLiteralToBeIndexed(int first) {
        return (first & 0x40) != 0;
    }

    private static boolean isSizeUpdate(int first) {
        return (first & 0x20) != 0;
    }

    private static boolean isPath(int name) {
        return name == FIRST_PATH || name == LAST_PATH;
    }

    private void skipLiteral(ByteBuf block, int name) {
        if (name == NEW_NAME) {
            skipString(block);
        }
        skipString(block);
    }

    private void skipString(ByteBuf block) {
        int length = integer(block, 7);
        at = length == MALFORMED ? end : Math.min(end, at + length);
    }

    /** Reads an integer (RFC 7541, section 5.1). One that goes on beyond the block ends the walk; the decoder sees to it. */
    private int integer(ByteBuf block, int prefixBits) {
        if (at >= end) {
            return MALFORMED;
        }
        int max = (1 << prefixBits) - 1;
        int value = block.getByte(at++) & max;
        if (value < max) {
            return value;
        }
        for (int shift = 0; shift <= MAX_SHIFT && at < end; shift += 7) {
            int next = block.getByte(at++);
            value += (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        at = end;
        return MALFORMED;
    }
}

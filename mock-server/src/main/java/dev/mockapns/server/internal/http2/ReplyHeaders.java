/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.exchange.Header;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of an answer, for Netty to encode. One object serves all answers of a connection, one after the other, and
 * one cursor goes over them: Netty encodes what is written at once.
 */
final class ReplyHeaders extends BasicHeaders {

    private final Cursor cursor = new Cursor();
    private CharSequence status = "";
    private List<Header> others = List.of();

    /** Takes the fields of the next answer. */
    ReplyHeaders of(int code, List<Header> headers) {
        status = HttpResponseStatus.valueOf(code).codeAsText();
        others = headers;
        return this;
    }

    @Override
    public CharSequence status() {
        return status;
    }

    @Override
    public @Nullable CharSequence get(CharSequence name) {
        return PseudoHeaderName.STATUS.value().contentEquals(name) ? status : null;
    }

    @Override
    public int size() {
        return 1 + others.size();
    }

    @Override
    public Iterator<Map.Entry<CharSequence, CharSequence>> iterator() {
        cursor.at = -1;
        return cursor;
    }

    /** The iterator, and the field that it has come to. */
    private final class Cursor
            implements Iterator<Map.Entry<CharSequence, CharSequence>>, Map.Entry<CharSequence, CharSequence> {

        private static final int STATUS = 0;

        private int at;

        @Override
        public boolean hasNext() {
            return at < others.size();
        }

        @Override
        public Map.Entry<CharSequence, CharSequence> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            at++;
            return this;
        }

        @Override
        public CharSequence getKey() {
            return at == STATUS
                    ? PseudoHeaderName.STATUS.value()
                    : others.get(at - 1).name();
        }

        @Override
        public CharSequence getValue() {
            return at == STATUS ? status : others.get(at - 1).value();
        }

        @Override
        public CharSequence setValue(CharSequence value) {
            throw new UnsupportedOperationException();
        }
    }
}

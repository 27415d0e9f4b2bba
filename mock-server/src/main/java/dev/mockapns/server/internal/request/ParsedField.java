/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.request;

import dev.mockapns.server.exchange.Header;
import org.jspecify.annotations.Nullable;

/** A header field and what it means. No record, because what is in it may be a secret that {@code toString} must not show. */
public final class ParsedField<T> {

    private static final ParsedField<?> ABSENT = new ParsedField<>(null, "", null);

    private final @Nullable Header header;
    private final String text;
    private final @Nullable T value;

    private ParsedField(@Nullable Header header, String text, @Nullable T value) {
        this.header = header;
        this.text = text;
        this.value = value;
    }

    /** Says what the text of a field means. */
    interface Parser<T> {

        /** Returns the meaning of {@code text}, or null if it is malformed. */
        @Nullable
        T parse(String text);
    }

    /** Returns the field of a request that has none. */
    @SuppressWarnings("unchecked") // it has no value of any type
    static <T> ParsedField<T> absent() {
        return (ParsedField<T>) ABSENT;
    }

    /** Returns this field if {@code next} repeats it, and otherwise {@code next} parsed. */
    ParsedField<T> next(Header next, Parser<T> parser) {
        if (next.equals(header)) {
            return this;
        }
        String trimmed = next.trimmed();
        return new ParsedField<>(next, trimmed, parser.parse(trimmed));
    }

    /** Tells whether the request has the field. */
    public boolean isPresent() {
        return header != null;
    }

    /** Tells whether the request has the field, and its value means nothing. */
    public boolean isMalformed() {
        return header != null && value == null;
    }

    /** Returns the value without spaces and tabs around it; empty if the field is absent. */
    public String text() {
        return text;
    }

    /** Returns what the value means, or null if the field is absent or malformed. */
    public @Nullable T value() {
        return value;
    }
}

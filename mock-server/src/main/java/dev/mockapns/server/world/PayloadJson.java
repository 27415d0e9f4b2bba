/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.json.Json;
import dev.mockapns.server.internal.quoting.SignatureMask;
import java.util.Optional;

/** JSON of a payload as text, with a reader for parts of it. Immutable. */
public final class PayloadJson {

    private static final PayloadJson NONE = new PayloadJson("");

    private final String text;

    private PayloadJson(String text) {
        this.text = text;
    }

    /** Returns this text as JSON; text that is not JSON has nothing at any pointer. */
    public static PayloadJson of(String text) {
        return new PayloadJson(requireNonNull(text, "text"));
    }

    /** Returns JSON that is absent: its text is empty, and it has nothing at any pointer. */
    public static PayloadJson none() {
        return NONE;
    }

    /** Returns the JSON; empty if it is absent. */
    public String text() {
        return text;
    }

    /**
     * Returns what is at a JSON Pointer (RFC 6901) such as {@code /aps/alert/title}: the text of a string, number, boolean
     * or null, the compact JSON of an object or array; empty if there is nothing. Parses the text with every call.
     *
     * @throws IllegalArgumentException if {@code pointer} is neither empty nor begins with a slash
     */
    public Optional<String> at(String pointer) {
        return Json.at(Json.tree(text), requireNonNull(pointer, "pointer"));
    }

    /**
     * Returns whether there is something at a JSON Pointer.
     *
     * @throws IllegalArgumentException as {@link #at}
     */
    public boolean has(String pointer) {
        return at(pointer).isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayloadJson that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text without the signature of a provider token. */
    @Override
    public String toString() {
        return SignatureMask.in(text);
    }
}

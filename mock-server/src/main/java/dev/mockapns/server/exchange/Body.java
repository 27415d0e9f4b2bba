/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.json.Json;
import dev.mockapns.server.internal.json.JsonKind;
import dev.mockapns.server.internal.quoting.SignatureMask;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The body of a request. No more than {@value #MAX_KEPT_BYTES} bytes are kept, however many were sent; the rest is counted.
 * Immutable.
 */
public final class Body {

    /** The most bytes of a body that are kept: the size of the largest payload that APNs accepts. */
    public static final int MAX_KEPT_BYTES = 5120;

    private final byte[] kept;
    private final long length;
    private final boolean complete;

    private Body(byte[] kept, long length, boolean complete) {
        this.kept = kept;
        this.length = length;
        this.complete = complete;
    }

    /**
     * Returns a body.
     *
     * @param kept its first bytes; copied, and cut at {@link #MAX_KEPT_BYTES}
     * @param length how many bytes came in all
     * @param complete whether the client had ended the body when it was judged
     */
    public static Body of(byte[] kept, long length, boolean complete) {
        return of(ByteBuffer.wrap(requireNonNull(kept, "kept")), length, complete);
    }

    /**
     * Returns a body.
     *
     * @param kept its first bytes, from the position to the limit, which stay as they are; copied, and cut at
     *     {@link #MAX_KEPT_BYTES}
     * @param length how many bytes came in all
     * @param complete whether the client had ended the body when it was judged
     */
    public static Body of(ByteBuffer kept, long length, boolean complete) {
        int bytes = requireNonNull(kept, "kept").remaining();
        if (length < bytes) {
            throw new IllegalArgumentException(
                    "length: " + length + " (expected: >= " + bytes + ", the number of kept bytes)");
        }
        byte[] copy = new byte[Math.min(bytes, MAX_KEPT_BYTES)];
        kept.get(kept.position(), copy);
        return new Body(copy, length, complete);
    }

    /** Returns a whole body. */
    public static Body of(byte[] bytes) {
        return of(requireNonNull(bytes, "bytes"), bytes.length, true);
    }

    /**
     * Tells whether this is a whole body of exactly the first {@code length} of these bytes. Copies none.
     *
     * @throws IndexOutOfBoundsException if {@code length} is negative, or there are fewer bytes
     */
    public boolean consistsOf(byte[] bytes, int length) {
        return Arrays.equals(
                        kept, 0, kept.length, requireNonNull(bytes, "bytes"), 0, checkIndex(length, bytes.length + 1))
                && !isCut();
    }

    /** Returns a copy of the bytes that were kept. */
    public byte[] bytes() {
        return kept.clone();
    }

    /** Returns this body with {@code *} for each byte of a signature of a provider token; itself if there is none. */
    @SuppressWarnings("ReferenceEquality") // The same array where nothing is masked.
    public Body withoutSignatures() {
        byte[] masked = SignatureMask.in(kept);
        return masked == kept ? this : new Body(masked, length, complete);
    }

    /** Returns the kept bytes as UTF-8. */
    public String text() {
        return new String(kept, StandardCharsets.UTF_8);
    }

    /** Returns the body as text if it is JSON; empty if it is not, or was cut. */
    public Optional<String> json() {
        return isCut() ? Optional.empty() : Json.text(kept);
    }

    /** Returns whether the body is a JSON object, as the payload of a push must be; false if it was cut. */
    public boolean isJsonObject() {
        return !isCut() && Json.kind(kept) == JsonKind.OBJECT;
    }

    /**
     * Returns what is at a JSON Pointer (RFC 6901) in the body, such as {@code /aps/alert/title}: the text of a string,
     * number, boolean or null, the compact JSON of an object or array; empty if there is nothing, or {@link #json} is empty.
     *
     * @throws IllegalArgumentException if {@code pointer} is neither empty nor begins with a slash
     */
    public Optional<String> at(String pointer) {
        return Json.at(Json.tree(kept, isCut()), requireNonNull(pointer, "pointer"));
    }

    /** Returns how many bytes came in all; at least so many where the body is not {@link #isComplete()}. */
    public long length() {
        return length;
    }

    /** Tells whether the client had ended the body when the request was judged. */
    public boolean isComplete() {
        return complete;
    }

    /** Tells whether bytes are missing from {@link #bytes()}. */
    public boolean isCut() {
        return length > kept.length || !complete;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Body that
                        && length == that.length
                        && complete == that.complete
                        && Arrays.equals(kept, that.kept));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(kept) * 31 + Long.hashCode(length);
    }

    /** Returns the kept bytes as UTF-8, without the signature of a provider token, and how many came where some are missing. */
    @Override
    public String toString() {
        return new String(SignatureMask.in(kept), StandardCharsets.UTF_8) + (isCut() ? "… (" + length + " bytes)" : "");
    }
}

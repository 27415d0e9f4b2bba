/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mockapns.server.exchange.Body;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Bodies: their length, and the bytes that were kept as text if they are UTF-8, in Base64 otherwise. */
record BodyForm(RecordForm fields) implements Form {

    /** How deep a payload may nest: no deeper than what is around it leaves room for in a document. */
    static final int MAX_NESTING = 100;

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        fields.write(Fields.of((Body) value), out);
    }

    @Override
    public Object read(JsonValue json, JsonPath path) {
        return ((Fields) fields.read(json, path)).body();
    }

    /**
     * A body as it is written.
     *
     * @param text the bytes that were kept, if they are UTF-8
     * @param base64 the same in Base64, if they are not
     */
    record Fields(long length, boolean complete, Optional<String> text, Optional<String> base64) {

        Fields(long length, boolean complete, Optional<String> text, Optional<String> base64) {
            if (requireNonNull(text, "text").isPresent()
                    == requireNonNull(base64, "base64").isPresent()) {
                throw new IllegalArgumentException("a body with both or neither of \"text\" and \"base64\"");
            }
            this.length = length;
            this.complete = complete;
            this.text = text;
            this.base64 = base64;
            int kept = bytes().length;
            if (kept > Body.MAX_KEPT_BYTES || kept > length) {
                throw new IllegalArgumentException("a body of length " + length + " with " + kept
                        + " bytes (expected: as many or fewer, and at most " + Body.MAX_KEPT_BYTES + ")");
            }
        }

        static Fields of(Body body) {
            byte[] bytes = body.bytes();
            Optional<String> text = utf8(bytes);
            Optional<String> base64 = text.isPresent()
                    ? Optional.empty()
                    : Optional.of(Base64.getEncoder().encodeToString(bytes));
            return new Fields(body.length(), body.isComplete(), text, base64);
        }

        Body body() {
            return Body.of(bytes(), length, complete);
        }

        /** Returns the payload; empty where the body is cut, or is not JSON. */
        Optional<JsonValue> json() {
            try {
                return Optional.of(parse());
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        /** Returns why there is no {@link #json}. */
        Optional<JsonValue> notJson() {
            try {
                parse();
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(new JsonValue.Text(JsonSource.problem(e)));
            }
        }

        private JsonValue parse() throws IOException {
            if (body().isCut()) {
                throw new IOException("the body is cut");
            }
            return JsonSource.parse(bytes(), MAX_NESTING);
        }

        private static Optional<String> utf8(byte[] bytes) {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }

        private byte[] bytes() {
            return text.map(it -> it.getBytes(StandardCharsets.UTF_8))
                    .or(() -> base64.map(Base64.getDecoder()::decode))
                    .orElseThrow();
        }
    }
}

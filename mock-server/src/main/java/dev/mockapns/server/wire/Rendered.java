/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field that follows from the others, for people and tools that read the text. It is ignored when a document is read.
 *
 * @param type whose values have it
 * @param value empty where there is no such field
 */
record Rendered<T>(Class<T> type, String name, Function<T, Optional<JsonValue>> value) {

    private static final List<Rendered<?>> FIELDS = List.of(
            new Rendered<>(Verdict.class, "status", verdict -> number(verdict.status())),
            new Rendered<>(
                    Verdict.Rejected.class,
                    "because",
                    rejected -> text(rejected.explanation().because())),
            new Rendered<>(
                    Verdict.Rejected.class,
                    "advice",
                    rejected -> text(rejected.explanation().advice())),
            new Rendered<>(Delivery.class, "because", delivery -> text(delivery.because())),
            new Rendered<>(Finding.class, "because", finding -> text(finding.because())),
            new Rendered<>(Finding.class, "advice", finding -> text(finding.advice())),
            new Rendered<>(ConnectionEvent.class, "because", event -> text(event.because())),
            new Rendered<>(
                    ConnectionEvent.class, "advice", event -> event.advice().map(JsonValue.Text::new)),
            new Rendered<>(BodyForm.Fields.class, "json", BodyForm.Fields::json),
            new Rendered<>(BodyForm.Fields.class, "notJson", BodyForm.Fields::notJson));

    /** Returns the fields of a record that has {@code components}: a component is no rendered field. */
    static List<Rendered<?>> of(Class<?> record, List<String> components) {
        return FIELDS.stream()
                .filter(field -> field.type().isAssignableFrom(record) && !components.contains(field.name()))
                .toList();
    }

    void write(Object owner, JsonGenerator out) throws IOException {
        Optional<JsonValue> json = value.apply(type.cast(owner));
        if (json.isPresent()) {
            out.writeFieldName(name);
            json.get().write(out);
        }
    }

    private static Optional<JsonValue> number(int number) {
        return Optional.of(new JsonValue.Numeral(Integer.toString(number)));
    }

    private static Optional<JsonValue> text(String text) {
        return Optional.of(new JsonValue.Text(text));
    }
}

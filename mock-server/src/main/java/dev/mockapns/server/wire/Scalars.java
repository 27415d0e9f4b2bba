/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Reason;
import dev.mockapns.protocol.Topic;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** The types whose values are one JSON string, number or literal. */
final class Scalars {

    private static final Form LONG = new NumberForm("a whole number", Long::parseLong);
    private static final Form INT = new NumberForm("a whole number below 2147483648", Integer::parseInt);
    private static final Form BOOLEAN = new BooleanForm();

    /** By class, those of primitive types included. */
    static final Map<Class<?>, Form> FORMS = Map.ofEntries(
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(boolean.class, BOOLEAN),
            text(String.class, "a string", Function.identity(), Function.identity()),
            text(Instant.class, "a time such as 2026-01-31T10:00:00Z", Instant::toString, Instant::parse),
            text(Duration.class, "a duration such as PT20M", Duration::toString, Duration::parse),
            text(DeviceToken.class, "a device token in hex", DeviceToken::hex, DeviceToken::of),
            text(Topic.class, "a topic such as com.example.orders", Topic::value, Topic::of),
            text(ApnsId.class, "a UUID", ApnsId::toString, ApnsId::of),
            text(CollapseId.class, "1 to 64 bytes", CollapseId::value, CollapseId::of),
            text(Reason.class, "a reason such as BadDeviceToken", Reason::wireText, Reason::of));

    private Scalars() {}

    private static <T> Map.Entry<Class<?>, Form> text(
            Class<T> type, String expected, Function<T, String> write, Function<String, T> read) {
        return Map.entry(type, new TextForm<>(type, expected, write, read));
    }

    /** Values that are written as a string. */
    private record TextForm<T>(Class<T> type, String expected, Function<T, String> text, Function<String, T> parse)
            implements Form {

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            out.writeString(text.apply(type.cast(value)));
        }

        @Override
        public Object read(JsonValue json, JsonPath path) {
            if (json instanceof JsonValue.Text found) {
                try {
                    return parse.apply(found.value());
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw JournalFormatException.unexpected(path, json, expected);
                }
            }
            throw JournalFormatException.unexpected(path, json, expected);
        }
    }

    /** Whole numbers. */
    private record NumberForm(String expected, Function<String, Number> parse) implements Form {

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            out.writeNumber(value.toString());
        }

        @Override
        public Object read(JsonValue json, JsonPath path) {
            if (json instanceof JsonValue.Numeral found) {
                try {
                    return parse.apply(found.digits());
                } catch (NumberFormatException e) {
                    throw JournalFormatException.unexpected(path, json, expected);
                }
            }
            throw JournalFormatException.unexpected(path, json, expected);
        }
    }

    /** {@code true} and {@code false}. */
    private record BooleanForm() implements Form {

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        public Object read(JsonValue json, JsonPath path) {
            if (json == JsonValue.Literal.TRUE || json == JsonValue.Literal.FALSE) {
                return json == JsonValue.Literal.TRUE;
            }
            throw JournalFormatException.unexpected(path, json, "true or false");
        }
    }
}

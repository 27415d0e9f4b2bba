/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records: an object that has a field for each component, apart from optional ones that are empty.
 *
 * @param rendered fields for readers of the text, which are ignored when the object is read
 */
record RecordForm(Constructor<?> constructor, List<Component> components, List<Rendered<?>> rendered) implements Form {

    /** @param form that of the value inside, where it is optional */
    record Component(String name, Method accessor, boolean optional, Form form) {}

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeFields(value, out);
        out.writeEndObject();
    }

    void writeFields(Object value, JsonGenerator out) throws IOException {
        for (Component component : components) {
            Object part = get(component, value);
            Optional<?> present = component.optional() ? (Optional<?>) part : Optional.of(part);
            if (present.isPresent()) {
                out.writeFieldName(component.name());
                component.form().write(present.get(), out);
            }
        }
        for (Rendered<?> field : rendered) {
            field.write(value, out);
        }
    }

    @Override
    public Object read(JsonValue json, JsonPath path) {
        if (json instanceof JsonValue.Obj object) {
            return read(object.fields(), path);
        }
        throw JournalFormatException.unexpected(path, json, "an object");
    }

    Object read(List<JsonValue.Field> fields, JsonPath path) {
        @Nullable Object[] values = new Object[components.size()];
        for (JsonValue.Field field : fields) {
            int index = indexOf(field.name());
            if (index >= 0) {
                if (values[index] != null) {
                    throw JournalFormatException.at(
                            path.field(field.name()), "occurs twice", JournalFormatException.TAKE_ORIGINAL);
                }
                values[index] = components.get(index).form().read(field.value(), path.field(field.name()));
            } else if (rendered.stream().noneMatch(known -> known.name().equals(field.name()))) {
                throw unknown(field, path);
            }
        }
        return create(complete(values, path), path);
    }

    private int indexOf(String name) {
        for (int index = 0; index < components.size(); index++) {
            if (components.get(index).name().equals(name)) {
                return index;
            }
        }
        return -1;
    }

    private JournalFormatException unknown(JsonValue.Field field, JsonPath path) {
        return JournalFormatException.at(
                path.field(field.name()),
                "an unknown field (expected: "
                        + String.join(
                                ", ", components.stream().map(Component::name).toList()) + ")",
                JournalFormatException.USE_NEWER_RELEASE);
    }

    private Object[] complete(@Nullable Object[] values, JsonPath path) {
        Object[] complete = new Object[values.length];
        for (int index = 0; index < values.length; index++) {
            Component component = components.get(index);
            Object value = values[index];
            if (component.optional()) {
                complete[index] = Optional.ofNullable(value);
            } else if (value != null) {
                complete[index] = value;
            } else {
                throw JournalFormatException.at(
                        path.field(component.name()), "is missing", JournalFormatException.TAKE_ORIGINAL);
            }
        }
        return complete;
    }

    private Object create(Object[] values, JsonPath path) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw JournalFormatException.at(
                        path, String.valueOf(refused.getMessage()), JournalFormatException.TAKE_ORIGINAL);
            }
            throw new LinkageError("Cannot create " + constructor + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot create " + constructor, e);
        }
    }

    private static Object get(Component component, Object value) {
        try {
            return component.accessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot read " + component.accessor(), e);
        }
    }
}

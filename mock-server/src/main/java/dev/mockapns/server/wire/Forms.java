/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Exchange;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The forms of all types that exchanges and connection records consist of: records, sealed interfaces of records, enums,
 * lists, sets, and {@link Scalars}. No other type can be in a document, so reading one creates nothing else. Immutable
 * once it is created.
 */
final class Forms {

    /** The forms of what a journal holds. */
    static final Forms OF_JOURNAL = new Forms(Exchange.class, ConnectionRecord.class);

    private final Map<Class<?>, Form> known = new HashMap<>(Scalars.FORMS);

    /**
     * Creates the forms of {@code types} and of everything that their values consist of.
     *
     * @throws IllegalStateException if one of these types has no form; the message names it
     */
    Forms(Class<?>... types) {
        known.put(Body.class, new BodyForm(recordForm(BodyForm.Fields.class)));
        for (Class<?> type : types) {
            formOf(type);
        }
    }

    /** Returns the form of a type that is in documents. */
    Form get(Class<?> type) {
        return requireNonNull(known.get(type), type::getName);
    }

    private Form formOf(Type type) {
        if (type instanceof Class<?> plain) {
            return known.containsKey(plain) ? get(plain) : newForm(plain);
        }
        if (rawType(type) == List.class) {
            return new ListForm(formOf(argument(type)));
        }
        if (rawType(type) == Set.class) {
            return new SetForm(new ListForm(formOf(argument(type))));
        }
        throw unsupported(type);
    }

    private Form newForm(Class<?> type) {
        known.put(type, new Reference(this, type));
        Form form;
        if (type.isRecord()) {
            form = recordForm(type);
        } else if (type.isEnum()) {
            form = new EnumForm(Arrays.asList(type.getEnumConstants()));
        } else if (type.isSealed()) {
            form = sealedForm(type);
        } else {
            throw unsupported(type);
        }
        known.put(type, form);
        return form;
    }

    private RecordForm recordForm(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        List<RecordForm.Component> components =
                Arrays.stream(parts).map(this::component).toList();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<String> names = components.stream().map(RecordForm.Component::name).toList();
        try {
            return new RecordForm(type.getDeclaredConstructor(types), components, Rendered.of(type, names));
        } catch (NoSuchMethodException e) {
            throw new LinkageError(type + " has no canonical constructor", e);
        }
    }

    private RecordForm.Component component(RecordComponent part) {
        Type type = part.getGenericType();
        boolean optional = rawType(type) == Optional.class;
        return new RecordForm.Component(
                part.getName(), part.getAccessor(), optional, formOf(optional ? argument(type) : type));
    }

    private SealedForm sealedForm(Class<?> type) {
        Map<String, Class<?>> records = new TreeMap<>();
        recordsOf(type).distinct().forEach(record -> {
            formOf(record);
            Class<?> other = records.put(SealedForm.nameOf(record), record);
            if (other != null) {
                throw new IllegalStateException(
                        record + " and " + other + " have the same name in documents; rename one");
            }
            if (Arrays.stream(record.getRecordComponents())
                    .anyMatch(part -> part.getName().equals(SealedForm.TYPE))) {
                throw new IllegalStateException(record + " has a component of the name \"" + SealedForm.TYPE
                        + "\", which documents have for the name of the record; rename it");
            }
        });
        return new SealedForm(this, Map.copyOf(records));
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        if (type.isRecord()) {
            return Stream.of(type);
        }
        if (!type.isSealed()) {
            throw unsupported(type);
        }
        return Arrays.stream(type.getPermittedSubclasses()).flatMap(Forms::recordsOf);
    }

    private static Type rawType(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static IllegalStateException unsupported(Type type) {
        return new IllegalStateException(
                type.getTypeName() + " has no JSON form (expected: a record, a sealed interface of"
                        + " records, an enum, a List or Set of them, or a type that Scalars has)");
    }

    /** Stands for the form of a type that contains itself, while that form is created. */
    private record Reference(Forms forms, Class<?> type) implements Form {

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            forms.get(type).write(value, out);
        }

        @Override
        public Object read(JsonValue json, JsonPath path) {
            return forms.get(type).read(json, path);
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds records by reflection. */
final class Records {

    private Records() {}

    /** Returns the records that implement a sealed interface, those of sealed interfaces below it included. */
    static List<Class<?>> of(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(below -> of(below).stream())
                        .distinct()
                        .toList()
                : List.of(type);
    }

    /** Returns the records that values of {@code types} consist of, apart from those that one string stands for. */
    static Set<Class<?>> reachableFrom(Class<?>... types) {
        Set<Class<?>> found = new LinkedHashSet<>();
        Stream.of(types).forEach(type -> collect(type, found));
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getActualTypeArguments()[0], found);
        } else if (type instanceof Class<?> plain && !Scalars.FORMS.containsKey(plain)) {
            for (Class<?> record : of(plain)) {
                if (record.isRecord() && found.add(record)) {
                    Arrays.stream(record.getRecordComponents())
                            .map(RecordComponent::getGenericType)
                            .forEach(part -> collect(part, found));
                }
            }
        }
    }
}

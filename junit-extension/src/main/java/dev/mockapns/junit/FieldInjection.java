/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.lang.reflect.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Injects into annotated fields. */
final class FieldInjection {

    private FieldInjection() {}

    static void into(Field field, Object instance, ExtensionContext context) {
        set(field, instance, value(field, context));
    }

    /** Injects into a static field, and sets it to null when the class has run. */
    static void intoStatic(Field field, ExtensionContext context) {
        checkEmpty(field);
        set(field, null, value(field, context));
        Contexts.keep(context, field, Emptying.class, () -> new Emptying(field, context));
    }

    private static Object value(Field field, ExtensionContext context) {
        return DeclaredFakes.value(Site.of(field).orElseThrow(), context);
    }

    private static void checkEmpty(Field field) {
        if (staticValue(field).isPresent()) {
            throw Misuse.of(
                    Misuse.name(field),
                    "it has a value already, from an initialiser or from another class that inherits it and runs at the"
                            + " same time",
                    "Remove the initialiser, or annotate the class with @MockApns so that such classes run one after the other");
        }
    }

    /** Returns what is in a static field. */
    static Optional<Object> staticValue(Field field) {
        try {
            return Optional.ofNullable(ReflectionSupport.makeAccessible(field).get(null));
        } catch (ReflectiveOperationException e) {
            throw Misuse.of(Misuse.name(field), "it cannot be read: " + e, "Make it accessible to dev.mockapns.junit");
        }
    }

    private static void set(Field field, @Nullable Object instance, @Nullable Object value) {
        if (ModifierSupport.isFinal(field)) {
            throw Misuse.of(Misuse.name(field), "it is final, so nothing can be injected", "Remove \"final\"");
        }
        try {
            ReflectionSupport.makeAccessible(field).set(instance, value);
        } catch (ReflectiveOperationException e) {
            throw Misuse.of(Misuse.name(field), "it cannot be set: " + e, "Make it accessible to dev.mockapns.junit");
        }
    }

    private record Emptying(Field field, ExtensionContext context) implements CloseableResource, AutoCloseable {

        @Override
        public void close() {
            CachedContexts.remember(field, context);
            set(field, null, null);
        }
    }
}

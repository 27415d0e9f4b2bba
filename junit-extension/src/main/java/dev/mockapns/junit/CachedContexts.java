/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Finds test classes whose Spring application context was cached for an earlier class, and so has the ports of that
 * class's fake.
 */
final class CachedContexts {

    /** Spring calls such a method for each context that it creates, before the test instance exists. */
    private static final String DYNAMIC_PROPERTY_SOURCE = "org.springframework.test.context.DynamicPropertySource";

    private CachedContexts() {}

    /** Remembers for later classes that the properties in a static field were exported. */
    static void remember(Field field, ExtensionContext context) {
        if (properties(field).filter(MockApnsProperties::isExported).isPresent()) {
            Contexts.keep(
                    context.getRoot(),
                    new ExporterKey(field),
                    String.class,
                    () -> Misuse.name(context.getRequiredTestClass()));
        }
    }

    /**
     * Checks that the context of {@code testClass} has the properties in a static field. To be called once the test
     * instance exists.
     */
    static void check(Field field, Class<?> testClass, ExtensionContext context) {
        if (properties(field).map(MockApnsProperties::isExported).orElse(true) || !hasDynamicProperties(testClass)) {
            return;
        }
        Contexts.kept(context.getRoot(), new ExporterKey(field), String.class).ifPresent(exporter -> {
            throw Misuse.of(
                    Misuse.name(field),
                    "the properties in it were exported for " + exporter + ", and not for "
                            + Misuse.name(testClass)
                            + ", which has another fake: Spring keeps the application context of"
                            + " the earlier class, which pushes to the earlier fake",
                    "Write @MockApns(lifetime = RUN) on the class that declares the field, so that all classes share one"
                            + " fake");
        });
    }

    private static Optional<MockApnsProperties> properties(Field field) {
        return field.getType() == MockApnsProperties.class
                ? FieldInjection.staticValue(field).map(MockApnsProperties.class::cast)
                : Optional.empty();
    }

    private static boolean hasDynamicProperties(Class<?> testClass) {
        return !ReflectionSupport.findMethods(
                        testClass, CachedContexts::isDynamicPropertySource, HierarchyTraversalMode.TOP_DOWN)
                .isEmpty();
    }

    /** MockApns does not depend on Spring, so its annotation is found by name. */
    private static boolean isDynamicPropertySource(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals(DYNAMIC_PROPERTY_SOURCE));
    }

    private record ExporterKey(Field field) {}
}

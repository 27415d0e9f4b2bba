/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Finds contexts of JUnit, and stores objects in them. */
final class Contexts {

    private static final Namespace NAMESPACE = Namespace.create(MockApns.class);

    private Contexts() {}

    /** Returns the test class after the classes it is nested in; empty above classes. */
    static List<Class<?>> testClasses(ExtensionContext context) {
        // Asks the context of a class, because those of template invocations do not have it (JUnit 5.12.2).
        return upwards(context)
                .filter(candidate ->
                        !isTest(candidate) && candidate.getTestClass().isPresent())
                .findFirst()
                .map(ofClass -> Stream.concat(
                                ofClass.getEnclosingTestClasses().stream(), ofClass.getTestClass().stream())
                        .toList())
                .orElse(List.of());
    }

    static boolean isTest(ExtensionContext context) {
        return context.getTestMethod().isPresent();
    }

    /** Returns the test of this context, or the test that it is a dynamic part of. */
    static Optional<ExtensionContext> test(ExtensionContext context) {
        return upwards(context).filter(Contexts::isTest).findFirst();
    }

    /** Returns the nearest context of {@code testClass}. */
    static Optional<ExtensionContext> ofClass(Class<?> testClass, ExtensionContext context) {
        return upwards(context)
                .filter(candidate -> !isTest(candidate))
                .filter(candidate ->
                        candidate.getTestClass().filter(testClass::equals).isPresent())
                .findFirst();
    }

    /**
     * Returns the object that this context itself stores under {@code key}, and creates it if there is none. JUnit
     * closes it with the context.
     */
    static <T> T keep(ExtensionContext context, Object key, Class<T> type, Supplier<T> maker) {
        return store(context).getOrComputeIfAbsent(new OwnKey(context.getUniqueId(), key), own -> maker.get(), type);
    }

    /** Returns the object that this context itself stores under {@code key}. */
    static <T> Optional<T> kept(ExtensionContext context, Object key, Class<T> type) {
        return Optional.ofNullable(store(context).get(new OwnKey(context.getUniqueId(), key), type));
    }

    private static Stream<ExtensionContext> upwards(ExtensionContext context) {
        return Stream.iterate(Optional.of(context), Optional::isPresent, c -> c.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /** A store also returns objects of the contexts above it, so the key contains the id of the context. */
    private record OwnKey(String contextId, Object key) {}
}

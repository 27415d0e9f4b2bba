/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Finds one's way among the contexts of JUnit, and keeps things in them. */
final class Contexts {

    private static final Namespace NAMESPACE = Namespace.create(MockApns.class);

    private Contexts() {}

    /** Returns the test class after the classes it is nested in; empty above classes. */
    static List<Class<?>> testClasses(ExtensionContext context) {
        // The context of a class is asked, because those of template invocations do not know (JUnit 5.12.2).
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

    /** Returns the test that this is, or is a dynamic part of. */
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
     * Returns what this very context keeps under {@code key}, and makes it where there is nothing. JUnit closes it with
     * the context.
     */
    static <T> T keep(ExtensionContext context, Object key, Class<T> type, Supplier<T> maker) {
        return store(context).getOrComputeIfAbsent(new OwnKey(context.getUniqueId(), key), own -> maker.get(), type);
    }

    /** Returns what this very context keeps under {@code key}. */
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

    /** A store answers from the contexts above it too; the id of the context keeps them apart. */
    private record OwnKey(String contextId, Object key) {}
}

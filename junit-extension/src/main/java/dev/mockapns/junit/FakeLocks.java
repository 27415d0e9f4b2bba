/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.commons.support.ModifierSupport;

/**
 * Tells JUnit which tests must not run at the same time: those that share a fake, a fixed port or the system
 * properties.
 */
final class FakeLocks implements ResourceLocksProvider {

    private static final String PREFIX = MockApns.class.getName() + "/";

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return locks(() -> Declarations.of(List.of(testClass)), Declaration::isShared);
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
        return locks(() -> Declarations.of(with(enclosing, testClass)), Declaration::isShared);
    }

    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosing, Class<?> testClass, Method testMethod) {
        return locks(
                () -> Declarations.of(with(enclosing, testClass), testMethod), declaration -> !declaration.isShared());
    }

    private static Set<Lock> locks(Supplier<Declarations> declarations, Predicate<Declaration> concerns) {
        Set<Lock> locks = new LinkedHashSet<>();
        try {
            declarations.get().all().stream().filter(concerns).forEach(declaration -> addLocks(declaration, locks));
        } catch (ExtensionConfigurationException e) {
            // The same exception is thrown again when the test runs, where it is reported.
            return Set.of();
        }
        return locks;
    }

    private static void addLocks(Declaration declaration, Set<Lock> locks) {
        FakeSettings settings = declaration.settings();
        settings.fixedPorts().forEach(port -> locks.add(new Lock(PREFIX + "port/" + port)));
        if (declaration.systemProperties()) {
            locks.add(new Lock(Resources.SYSTEM_PROPERTIES));
        }
        if (declaration.lifetime() == Lifetime.RUN) {
            locks.add(new Lock(PREFIX + "run/" + settings));
        }
        if (declaration.lifetime() == Lifetime.CLASS) {
            locks.add(new Lock(PREFIX + "class/" + declaration.owner().getName()));
            // Classes that inherit a static field share the field, though not the fake in it.
            Site.fields(declaration.owner()).stream()
                    .filter(ModifierSupport::isStatic)
                    .forEach(field -> locks.add(new Lock(PREFIX + "field/" + field)));
        }
    }

    private static List<Class<?>> with(List<Class<?>> enclosing, Class<?> testClass) {
        List<Class<?>> classes = new ArrayList<>(enclosing);
        classes.add(testClass);
        return classes;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.util.stream.Collectors.toUnmodifiableList;

import dev.mockapns.server.MockApnsServer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;

/**
 * One annotation with the element that carries it.
 *
 * @param type what is injected there; {@code void} where nothing is
 */
record Site(MockApns annotation, AnnotationTarget place, Class<?> type, String where) {

    private static final List<Class<? extends Annotation>> LIFECYCLE =
            List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

    /** Returns the annotations that apply to every test of a class. */
    static List<Site> of(Class<?> testClass) {
        Stream<Site> onClass = AnnotationSupport.findAnnotation(testClass, MockApns.class).stream()
                .map(annotation -> new Site(annotation, AnnotationTarget.CLASS, void.class, Misuse.name(testClass)));
        Stream<Site> onFields = fields(testClass).stream().flatMap(field -> Site.of(field).stream());
        Stream<Site> onParameters = Stream.concat(
                        Arrays.stream(testClass.getDeclaredConstructors()), lifecycleMethods(testClass))
                .flatMap(Site::onParameters);
        return Stream.of(onClass, onFields, onParameters)
                .flatMap(sites -> sites)
                .collect(toUnmodifiableList());
    }

    /** Returns the annotations that apply to one test only. */
    static List<Site> of(Method testMethod) {
        Stream<Site> onMethod = AnnotationSupport.findAnnotation(testMethod, MockApns.class).stream()
                .map(annotation -> new Site(annotation, AnnotationTarget.METHOD, void.class, Misuse.name(testMethod)));
        return Stream.concat(onMethod, onParameters(testMethod)).collect(toUnmodifiableList());
    }

    /** Returns the fields of a class and its superclasses that something is injected into. */
    static List<Field> fields(Class<?> testClass) {
        return AnnotationSupport.findAnnotatedFields(
                testClass, MockApns.class, field -> true, HierarchyTraversalMode.TOP_DOWN);
    }

    /** Returns whether the annotation declares a fake, and does not only request an object of one. */
    boolean declares() {
        return !place.isInjected()
                || type == MockApnsServer.class
                || type == MockApnsProperties.class
                || !settings().sayNothing();
    }

    FakeSettings settings() {
        return FakeSettings.of(annotation);
    }

    /** Returns the annotation of a field; empty if it has none. */
    static Optional<Site> of(Field field) {
        AnnotationTarget place =
                ModifierSupport.isStatic(field) ? AnnotationTarget.STATIC_FIELD : AnnotationTarget.INSTANCE_FIELD;
        return AnnotationSupport.findAnnotation(field, MockApns.class)
                .map(annotation -> new Site(annotation, place, field.getType(), Misuse.name(field)));
    }

    private static Stream<Method> lifecycleMethods(Class<?> testClass) {
        return LIFECYCLE.stream()
                .flatMap(annotation ->
                        AnnotationSupport.findAnnotatedMethods(testClass, annotation, HierarchyTraversalMode.TOP_DOWN)
                                .stream());
    }

    private static Stream<Site> onParameters(Executable executable) {
        return Arrays.stream(executable.getParameters())
                .flatMap(parameter -> AnnotationSupport.findAnnotation(parameter, MockApns.class).stream()
                        .map(annotation -> new Site(
                                annotation, AnnotationTarget.PARAMETER, parameter.getType(), Misuse.name(parameter))));
    }
}

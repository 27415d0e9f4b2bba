/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps what users see free of what they should not see. */
class PublicSurfaceTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mockapns.server");

    /** What opens a port, or leads there. */
    private static final List<String> OPENING = List.of(
            "dev.mockapns.server.internal.listener.Listeners.open",
            "dev.mockapns.server.EmbeddedServer.start",
            "dev.mockapns.server.MockApnsServerBuilder.start",
            "dev.mockapns.server.MockApnsServer.start");

    @Test
    void no_public_signature_shows_a_hidden_type() {
        for (JavaClass type : CLASSES) {
            if (!type.getPackageName().contains(".internal") && isPublic(type)) {
                type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .forEach(PublicSurfaceTest::assertShowsNothingHidden);
            }
        }
    }

    /** Members of an interface are public in the class file, also if the interface is not. */
    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicSurfaceTest::isPublic).orElse(true);
    }

    private static void assertShowsNothingHidden(JavaMethod method) {
        Stream<JavaClass> shown = Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
        assertThat(shown.map(JavaClass::getName))
                .as(method.getFullName())
                .noneMatch(name ->
                        name.contains(".internal.") || name.startsWith("io.netty") || name.startsWith("com.fasterxml"));
    }

    @Test
    void no_constructor_opens_a_listener() {
        List<String> names = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .map(PublicSurfaceTest::nameOf)
                .toList();
        assertThat(names).as("what is looked for").containsAll(OPENING);

        CLASSES.stream()
                .flatMap(type -> type.getConstructors().stream())
                .forEach(constructor -> assertThat(reachedFrom(constructor))
                        .as(constructor.getFullName())
                        .doesNotContainAnyElementsOf(OPENING));
    }

    /** Returns the methods that a constructor calls, and those that these call. */
    private static Set<String> reachedFrom(JavaConstructor constructor) {
        Set<String> reached = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(constructor));
        while (!open.isEmpty()) {
            for (JavaMethodCall call : open.pop().getMethodCallsFromSelf()) {
                call.getTarget()
                        .resolveMember()
                        .filter(method -> reached.add(nameOf(method)))
                        .ifPresent(open::push);
            }
        }
        return reached;
    }

    private static String nameOf(JavaMethod method) {
        return method.getOwner().getName() + "." + method.getName();
    }
}

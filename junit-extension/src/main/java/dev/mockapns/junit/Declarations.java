/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** The fakes that the annotations around a test declare, by name. Finding them runs nothing. */
final class Declarations {

    private final Map<String, Declaration> byName;

    private Declarations(Map<String, Declaration> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /**
     * Reads the annotations, from the outermost class to the test.
     *
     * @param classes the test class, after the classes that it is nested in
     */
    static Declarations of(List<Class<?>> classes) {
        return new Declarations(declaredBy(classes));
    }

    /** As {@link #of(List)}, and those of a test. */
    static Declarations of(List<Class<?>> classes, Method testMethod) {
        Map<String, Declaration> declared = declaredBy(classes);
        Class<?> testClass = classes.get(classes.size() - 1);
        new DeclarationLevel(testClass, true, true).addTo(declared, Site.of(testMethod));
        return new Declarations(declared);
    }

    private static Map<String, Declaration> declaredBy(List<Class<?>> classes) {
        Map<String, Declaration> declared = new LinkedHashMap<>();
        boolean takesTurns = false;
        for (Class<?> testClass : classes) {
            takesTurns |= AnnotationSupport.isAnnotated(testClass, MockApns.class);
            new DeclarationLevel(testClass, false, takesTurns).addTo(declared, Site.of(testClass));
        }
        return declared;
    }

    Collection<Declaration> all() {
        return byName.values();
    }

    Optional<Declaration> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Declaration required(String name, String where) {
        return named(name).orElseThrow(() -> Misuse.of(where, missing(name), remedy(name)));
    }

    private String missing(String name) {
        return name.isEmpty()
                ? (byName.isEmpty() ? "" : "it names no fake, and ") + known()
                : "there is no fake named \"" + name + "\": " + known();
    }

    private String known() {
        if (byName.isEmpty()) {
            return "no fake is declared here";
        }
        List<String> names =
                byName.keySet().stream().filter(name -> !name.isEmpty()).toList();
        return names.isEmpty() ? "the fake declared here has no name" : "the fakes declared here are " + names;
    }

    private String remedy(String name) {
        if (!name.isEmpty()) {
            return "Correct the name, or inject the fake itself too: @MockApns(name = \"" + name + "\") MockApnsServer";
        }
        return byName.isEmpty()
                ? "Annotate the test class with @MockApns"
                : byName.keySet().stream()
                        .map(known -> "@MockApns(name = \"" + known + "\")")
                        .collect(joining(" or ", "Write ", " on it"));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Makes the exceptions for annotations that cannot be applied: which element, what is wrong with it, what to write
 * instead.
 */
final class Misuse {

    private Misuse() {}

    static ExtensionConfigurationException of(String where, String wrong, String remedy) {
        return new ExtensionConfigurationException("@MockApns on " + where + ": " + wrong + ". " + remedy + ".");
    }

    static ExtensionConfigurationException cannotStart(String where, RuntimeException cause) {
        return new ExtensionConfigurationException(
                "@MockApns on " + where + ": the fake cannot start: " + cause.getMessage(), cause);
    }

    static ExtensionConfigurationException ofToken(AnnotatedElement element, String wrong) {
        return new ExtensionConfigurationException("@RejectToken on " + name(element) + ": " + wrong
                + ". Write the token as it appears in the path of the request.");
    }

    static ExtensionConfigurationException rejectTokenWithoutFake(AnnotatedElement test) {
        return new ExtensionConfigurationException("@RejectToken applies to " + name(test)
                + ", and no fake is declared there. Annotate the test class with @MockApns.");
    }

    static String name(AnnotatedElement element) {
        return element instanceof Method method ? name(method) : name((Class<?>) element);
    }

    static String name(Class<?> type) {
        return "class " + shortName(type);
    }

    static String name(Method method) {
        return "method " + shortName(method);
    }

    static String name(Field field) {
        return "field " + shortName(field.getDeclaringClass()) + "." + field.getName();
    }

    static String name(Parameter parameter) {
        return "parameter " + parameter.getType().getSimpleName() + " " + parameter.getName() + " of "
                + shortName(parameter.getDeclaringExecutable());
    }

    private static String shortName(Executable executable) {
        return executable instanceof Method
                ? shortName(executable.getDeclaringClass()) + "." + executable.getName() + "()"
                : shortName(executable.getDeclaringClass()) + "'s constructor";
    }

    private static String shortName(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}

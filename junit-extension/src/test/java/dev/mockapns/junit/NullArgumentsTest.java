/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.stub.Stub;
import dev.mockapns.server.world.TokenListener;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls all public methods and constructors, with null for one argument at a time. */
class NullArgumentsTest {

    private static final Set<Class<?>> IMPLEMENTED_BY_USERS = Set.of(Stub.class, TokenListener.class);

    private static final List<Class<?>> PUBLIC_CLASSES = publicClasses();

    @Test
    @MockApns
    void a_null_argument_is_named(MockApnsServer apns, ApnsClient client, MockApnsProperties properties)
            throws ReflectiveOperationException {
        StandIns standIns = new StandIns(apns, client, properties);
        List<String> problems = new ArrayList<>();
        for (Executable executable : executables()) {
            Parameter[] parameters = executable.getParameters();
            for (int i = 0; i < parameters.length; i++) {
                if (!parameters[i].getType().isPrimitive()) {
                    String wanted = "java.lang.NullPointerException: " + parameters[i].getName();
                    String thrown = thrownByNull(executable, i, standIns);
                    if (!thrown.equals(wanted)) {
                        problems.add(executable + ", argument " + parameters[i].getName() + ": " + thrown);
                    }
                }
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void every_module_is_checked() {
        assertThat(PUBLIC_CLASSES)
                .contains(DeviceToken.class, Notification.class, MockApnsServer.class, MockApnsExtension.class);
    }

    private static List<Class<?>> publicClasses() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.mockapns").stream()
                        .filter(found -> !found.getPackageName().contains(".internal"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(NullArgumentsTest::isPublic)
                        .filter(type -> !type.isAnnotation() && !IMPLEMENTED_BY_USERS.contains(type))
                        .toList();
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
    }

    private static List<Executable> executables() {
        return PUBLIC_CLASSES.stream().flatMap(NullArgumentsTest::executables).toList();
    }

    private static Stream<Executable> executables(Class<?> type) {
        Stream<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors());
        Stream<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !isOfJdk(method))
                .filter(method -> !isCalledByJUnit(method));
        return Stream.concat(constructors, methods)
                .filter(executable -> Modifier.isPublic(executable.getModifiers()) && !executable.isSynthetic());
    }

    /** {@code equals} accepts null, and the compiler generates {@code valueOf} of an enum. */
    private static boolean isOfJdk(Method method) {
        return method.getName().equals("equals")
                || (method.getDeclaringClass().isEnum() && method.getName().equals("valueOf"));
    }

    /** The callbacks of an extension: no user calls them, and JUnit passes no null. */
    private static boolean isCalledByJUnit(Method method) {
        return Arrays.stream(method.getDeclaringClass().getInterfaces())
                .filter(type -> type.getName().startsWith("org.junit."))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .anyMatch(callback -> callback.getName().equals(method.getName())
                        && Arrays.equals(callback.getParameterTypes(), method.getParameterTypes()));
    }

    private static String thrownByNull(Executable executable, int nullIndex, StandIns standIns)
            throws ReflectiveOperationException {
        Parameter[] parameters = executable.getParameters();
        @Nullable Object[] arguments = new @Nullable Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = i == nullIndex ? null : standIns.argument(parameters[i].getType());
        }
        try {
            call(executable, arguments, standIns);
            return "nothing";
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getCause());
        }
    }

    private static void call(Executable executable, @Nullable Object[] arguments, StandIns standIns)
            throws ReflectiveOperationException {
        if (executable instanceof Constructor<?> constructor) {
            constructor.newInstance(arguments);
        } else if (executable instanceof Method method) {
            boolean isStatic = Modifier.isStatic(method.getModifiers());
            method.invoke(isStatic ? null : standIns.instance(method.getDeclaringClass()), arguments);
        }
    }
}

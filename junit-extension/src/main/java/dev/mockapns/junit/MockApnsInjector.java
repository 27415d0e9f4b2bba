/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.ModifierSupport;

/** Implements {@link MockApns}. Has no state: that is in the contexts of JUnit. */
final class MockApnsInjector
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                ParameterResolver,
                LifecycleMethodExecutionExceptionHandler,
                TestExecutionExceptionHandler,
                InvocationInterceptor {

    /** Called by JUnit, which reports an exception of this constructor at the annotated class or method. */
    MockApnsInjector() {
        JUnitVersion.check();
    }

    /**
     * A constructor runs in the context of the test that the instance is made for, so that it gets that test's fake.
     */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        SiteCheck.checkNoExtension(context.getRequiredTestClass());
        for (Declaration declaration : DeclaredFakes.in(context).all()) {
            if (declaration.isShared() && declaration.systemProperties()) {
                DeclaredFakes.use(declaration, context);
            }
        }
        for (Field field : Site.fields(context.getRequiredTestClass())) {
            if (ModifierSupport.isStatic(field)) {
                FieldInjection.intoStatic(field, context);
            }
        }
    }

    /** Runs before the instance is made, because its constructor may already use a shared fake. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        if (Contexts.isTest(context)) {
            DeclaredFakes.prepare(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        DeclaredFakes.prepare(context);
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            for (Field field : Site.fields(instance.getClass())) {
                if (ModifierSupport.isStatic(field)) {
                    CachedContexts.check(field, instance.getClass(), context);
                } else {
                    checkOneTestAtATime(field, context);
                    FieldInjection.into(field, instance, context);
                }
            }
        }
    }

    /**
     * Explains a null field in {@code @BeforeAll}: instance fields are set before each test, also with one instance
     * for all tests.
     */
    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof NullPointerException) {
            for (Field field : Site.fields(context.getRequiredTestClass())) {
                // The JVM's message names the field that is null.
                if (!ModifierSupport.isStatic(field)
                        && String.valueOf(failure.getMessage()).contains("\"this." + field.getName() + "\" is null")) {
                    failure.addSuppressed(Misuse.of(
                            Misuse.name(field),
                            "it is null in @BeforeAll: an instance field is set before each test, also with"
                                    + " @TestInstance(PER_CLASS)",
                            "Write @MockApns(lifetime = CLASS) on the class, and take a parameter of the @BeforeAll method"
                                    + " instead of the field"));
                }
            }
        }
        throw failure;
    }

    /** JUnit calls this after the failure; the report is added to the exception that it throws. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw PreparedExceptions.replaced(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw PreparedExceptions.replaced(failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw PreparedExceptions.replaced(failure);
    }

    private static void checkOneTestAtATime(Field field, ExtensionContext context) {
        boolean perClass = context.getTestInstanceLifecycle()
                .filter(Lifecycle.PER_CLASS::equals)
                .isPresent();
        if (perClass && context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            throw Misuse.of(
                    Misuse.name(field),
                    "the tests of this class share one instance and run concurrently, so they would overwrite the field",
                    "Make it a parameter of the tests, or run them with @Execution(SAME_THREAD)");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.isAnnotated(MockApns.class)) {
            // Parameters of any type are accepted, so that resolving a wrong one explains what is wrong.
            return true;
        }
        if (!Injection.claims(parameter)) {
            return false;
        }
        Declarations declared = DeclaredFakes.in(context);
        return declared.named("").isPresent() || namesNone(parameter, declared, context);
    }

    /**
     * Returns whether a parameter names none of the fakes that are declared, which all have names. It is accepted, so that
     * resolving it explains what is wrong, unless another extension may resolve it: constructors are left to Spring.
     */
    private static boolean namesNone(ParameterContext parameter, Declarations declared, ExtensionContext context) {
        return !declared.all().isEmpty()
                && parameter.getDeclaringExecutable() instanceof Method
                && Contexts.testClasses(context).stream()
                        .allMatch(testClass -> SiteCheck.extensions(testClass).isEmpty());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        String where = Misuse.name(parameter.getParameter());
        return parameter
                .findAnnotation(MockApns.class)
                .map(annotation ->
                        DeclaredFakes.value(new Site(annotation, AnnotationTarget.PARAMETER, type, where), context))
                .orElseGet(() -> DeclaredFakes.value(type, where, context));
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            DeclaredFakes.running(context).forEach(fake -> FailureReport.attach(failure, fake, context));
            throw failure;
        }
    }
}

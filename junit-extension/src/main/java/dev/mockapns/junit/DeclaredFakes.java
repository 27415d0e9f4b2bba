/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.Environment;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Starts the declared fakes, stores each in the context of its lifetime, and returns them. */
final class DeclaredFakes {

    private DeclaredFakes() {}

    static Declarations in(ExtensionContext context) {
        return Contexts.keep(
                context,
                Declarations.class,
                Declarations.class,
                () -> context.getTestMethod()
                        .map(testMethod -> Declarations.of(Contexts.testClasses(context), testMethod))
                        .orElseGet(() -> Declarations.of(Contexts.testClasses(context))));
    }

    /** Starts those fakes of a test that must run before anything is injected. */
    static void prepare(ExtensionContext test) {
        for (Declaration declaration : in(test).all()) {
            if (declaration.isShared() || declaration.systemProperties()) {
                use(declaration, test);
            }
        }
    }

    /** Returns the object to inject into an annotated field or parameter. */
    static Object value(Site site, ExtensionContext context) {
        SiteCheck.check(site);
        MockApns annotation = site.annotation();
        return value(annotation.name(), site.type(), ClientSettings.of(annotation), site.where(), context);
    }

    /** Returns the object to inject into a parameter without an annotation. */
    static Object value(Class<?> type, String where, ExtensionContext context) {
        return value("", type, ClientSettings.through(Environment.PRODUCTION), where, context);
    }

    private static Object value(
            String name, Class<?> type, ClientSettings client, String where, ExtensionContext context) {
        Declaration declaration = in(context).required(name, where);
        if (!declaration.isShared() && !Contexts.isTest(context)) {
            throw Misuse.of(
                    where,
                    "it is needed before a test begins, and the fake lives for one test only",
                    "Write @MockApns(lifetime = CLASS) on the test class, and mind that the fake is reset before each"
                            + " test");
        }
        Injection injection = Injection.of(type).orElseThrow();
        return injection.from(use(declaration, context), client);
    }

    /** Returns the declared fake, and starts it if it does not run yet. */
    static Fake use(Declaration declaration, ExtensionContext context) {
        checkTurns(declaration, context);
        ExtensionContext home = home(declaration, context);
        Fake fake = Contexts.keep(home, declaration.settings(), Fake.class, () -> start(declaration));
        Use.begin(fake, context);
        if (declaration.systemProperties()) {
            ExtensionContext user = declaration.isShared() ? classOf(declaration, context) : context;
            Contexts.keep(user, fake, SystemProperties.class, () -> new SystemProperties(fake.properties()));
        }
        return fake;
    }

    /** Returns the fakes declared for this test that run already. */
    static List<Fake> running(ExtensionContext dynamicTest) {
        return Contexts.test(dynamicTest).stream()
                .flatMap(test -> in(test).all().stream()
                        .flatMap(declaration ->
                                Contexts.kept(home(declaration, test), declaration.settings(), Fake.class).stream()))
                .toList();
    }

    private static void checkTurns(Declaration declaration, ExtensionContext context) {
        if (declaration.isShared()
                && !declaration.takesTurns()
                && Contexts.isTest(context)
                && context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            throw Misuse.of(
                    declaration.where(),
                    "its fake is in a static field, so the tests of the class share it, and they run concurrently",
                    "Make the field non-static, so that each test has its own, or annotate the class with @MockApns too, so"
                            + " that they run one after the other");
        }
    }

    private static ExtensionContext home(Declaration declaration, ExtensionContext context) {
        return switch (declaration.lifetime()) {
            case INHERIT, TEST -> context; // a declaration never has INHERIT
            case CLASS -> classOf(declaration, context);
            case RUN -> context.getRoot();
        };
    }

    private static ExtensionContext classOf(Declaration declaration, ExtensionContext context) {
        return Contexts.ofClass(declaration.owner(), context).orElseThrow();
    }

    private static Fake start(Declaration declaration) {
        try {
            return new Fake(
                    declaration.settings().name(),
                    declaration.propertyPrefix(),
                    declaration.isShared(),
                    declaration.settings().start());
        } catch (RuntimeException e) {
            throw Misuse.cannotStart(declaration.where(), e);
        }
    }
}

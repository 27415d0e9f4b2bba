/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.protocol.Environment;
import java.lang.reflect.Field;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Fails annotations whose attributes do not apply to their element. */
final class SiteCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]*");

    private SiteCheck() {}

    static void check(Site site) {
        checkName(site);
        checkTopics(site);
        checkType(site);
        checkClient(site);
        checkLifetime(site);
        checkSharedResources(site);
    }

    /**
     * Checks that a class which is annotated has no {@link MockApnsExtension}, which would be a second fake without a
     * name.
     */
    static void checkNoExtension(Class<?> testClass) {
        if (AnnotationSupport.findAnnotation(testClass, MockApns.class)
                .filter(annotation -> annotation.name().isEmpty())
                .isEmpty()) {
            return;
        }
        for (Field field : extensions(testClass)) {
            throw Misuse.of(
                    Misuse.name(testClass),
                    "the " + Misuse.name(field)
                            + " makes a fake too, so there would be two, and it would be unclear"
                            + " which one a parameter is of",
                    "Remove the annotation, and write its settings in MockApnsExtension.with(…); or give its fake a"
                            + " name: @MockApns(name = \"second\")");
        }
    }

    /** Returns the fields of a class and its superclasses that register a {@link MockApnsExtension}. */
    static List<Field> extensions(Class<?> testClass) {
        return AnnotationSupport.findAnnotatedFields(
                testClass,
                RegisterExtension.class,
                field -> field.getType() == MockApnsExtension.class,
                HierarchyTraversalMode.TOP_DOWN);
    }

    private static void checkName(Site site) {
        String name = site.annotation().name();
        if (!NAME.matcher(name).matches()) {
            throw Misuse.of(
                    site.where(),
                    "name = \"" + name + "\" cannot be part of the name of a property or a file",
                    "Use letters, digits, '-' and '_'");
        }
    }

    private static void checkTopics(Site site) {
        List<String> topics = List.of(site.annotation().value());
        if (topics.size() > 1 && topics.contains(MockApns.ANY_TOPIC)) {
            throw Misuse.of(
                    site.where(),
                    "ANY_TOPIC is listed with bundle ids: " + topics,
                    "Write ANY_TOPIC alone, or the bundle ids only");
        }
    }

    private static void checkType(Site site) {
        if (site.place().isInjected() && Injection.of(site.type()).isEmpty()) {
            throw Misuse.of(
                    site.where(),
                    "nothing of type " + site.type().getName() + " can be injected",
                    "Declare it as one of " + Injection.types());
        }
    }

    private static void checkClient(Site site) {
        if (site.type() == ApnsClient.class) {
            return;
        }
        MockApns annotation = site.annotation();
        if (annotation.environment() != Environment.PRODUCTION) {
            throw onlyForClients(site, "environment = " + annotation.environment() + " applies to a client only");
        }
        if (annotation.clientClock() != ClientClock.FAKE) {
            throw onlyForClients(site, "clientClock = " + annotation.clientClock() + " applies to a client only");
        }
        if (!annotation.localChecks()) {
            throw onlyForClients(site, "localChecks = false applies to a client only");
        }
    }

    private static ExtensionConfigurationException onlyForClients(Site site, String wrong) {
        return Misuse.of(site.where(), wrong, "Write it on a field or parameter of type ApnsClient");
    }

    private static void checkLifetime(Site site) {
        Lifetime lifetime = site.annotation().lifetime();
        if (lifetime != Lifetime.INHERIT && site.place() != AnnotationTarget.CLASS) {
            throw Misuse.of(
                    site.where(),
                    "lifetime = " + lifetime + " applies to classes only",
                    "Write it on the test class, so that tests that share the fake run one after the other");
        }
    }

    private static void checkSharedResources(Site site) {
        if (!site.place().isInjected()) {
            return;
        }
        if (site.annotation().systemProperties() != Toggle.INHERIT) {
            throw Misuse.of(
                    site.where(),
                    "systemProperties applies to classes and methods only",
                    "Write it on the test class or method, so that tests that use system properties run one after the other");
        }
        if (site.settings().fixedPorts().findAny().isPresent()) {
            throw Misuse.of(
                    site.where(),
                    "productionPort and sandboxPort apply to classes and methods only",
                    "Write them on the test class or method, so that tests that use the port run one after the other,"
                            + " or leave them out to get free ports");
        }
    }
}

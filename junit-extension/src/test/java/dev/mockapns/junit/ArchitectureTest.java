/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mockapns");

    @Test
    void extension_uses_public_packages_of_server_and_client_only() {
        classes()
                .that()
                .resideInAPackage("dev.mockapns.junit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.mockapns.junit..",
                        "dev.mockapns.protocol",
                        "dev.mockapns.client",
                        "dev.mockapns.server",
                        "dev.mockapns.server.cause",
                        "dev.mockapns.server.connection",
                        "dev.mockapns.server.options",
                        "dev.mockapns.server.exchange",
                        "dev.mockapns.server.world",
                        "dev.mockapns.server.wire",
                        "org.junit.jupiter.api..",
                        "org.junit.platform.commons..",
                        "org.opentest4j..",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void no_module_depends_on_the_extension() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.mockapns.junit..", "dev.mockapns.assertj..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mockapns.junit..")
                .check(CLASSES);
    }

    @Test
    void server_and_client_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("dev.mockapns.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mockapns.client..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.mockapns.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mockapns.server..")
                .check(CLASSES);
    }

    @Test
    void optional_is_a_component_of_records_and_never_another_parameter() {
        noCodeUnits()
                .that(DescribedPredicate.describe(
                        "do not create a record",
                        it -> !(it.isConstructor() && it.getOwner().isRecord())))
                .and()
                .areDeclaredInClassesThat(JavaClass.Predicates.resideInAPackage("dev.mockapns.junit.."))
                .should()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "with an Optional",
                        types -> types.stream()
                                .anyMatch(it -> it.getName().matches("java\\.util\\.Optional(Int|Long|Double)?"))))
                .check(CLASSES);
    }
}

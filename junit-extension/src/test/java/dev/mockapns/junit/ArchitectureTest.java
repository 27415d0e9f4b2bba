/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
}

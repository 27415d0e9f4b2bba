/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps the program a user of the other modules like any other. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mockapns.standalone");

    @Test
    void the_program_stands_on_public_packages_alone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..internal..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void nothing_of_it_is_public_but_its_entrance() {
        classes()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void commands_write_where_they_are_told_to() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}

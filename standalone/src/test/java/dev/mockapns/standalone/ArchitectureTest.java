/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Checks that the program uses the other modules as any user does. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mockapns.standalone");

    @Test
    void program_uses_public_packages_of_server_and_client_only() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mockapns.server.internal..", "dev.mockapns.client.internal..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void only_the_main_class_is_public() {
        classes()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void commands_write_to_the_given_writers() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void optional_is_a_component_of_records_and_never_another_parameter() {
        noCodeUnits()
                .that(DescribedPredicate.describe(
                        "do not create a record",
                        it -> !(it.isConstructor() && it.getOwner().isRecord())))
                .should()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "with an Optional",
                        types -> types.stream()
                                .anyMatch(it -> it.getName().matches("java\\.util\\.Optional(Int|Long|Double)?"))))
                .check(CLASSES);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mockapns.protocol");

    @Test
    void protocol_depends_on_the_jdk_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.mockapns.protocol..", "org.jspecify.annotations")
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

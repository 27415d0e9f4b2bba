/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the client and the arrows between them. */
class ArchitectureTest {

    private static final String INTERNAL = "dev.mockapns.client.internal..";

    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mockapns.client");

    @Test
    void the_client_does_not_know_the_server() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mockapns.server..", "dev.mockapns.junit..")
                .check(CLIENT);
    }

    @Test
    void only_the_connection_and_trust_know_netty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.mockapns.client.internal.http2", "dev.mockapns.client.internal.tls")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLIENT);
    }

    @Test
    void no_room_knows_the_facade() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ApnsClient.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ApnsClientBuilder.class)
                .check(CLIENT);
    }

    @Test
    void the_rooms_have_no_cycles() {
        slices().matching("dev.mockapns.client.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLIENT);
    }

    @Test
    void public_signatures_name_public_types_only() {
        classes()
                .that()
                .resideInAPackage("dev.mockapns.client")
                .and()
                .arePublic()
                .should(nameNoHiddenTypes())
                .check(CLIENT);
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
                .check(CLIENT);
    }

    private static ArchCondition<JavaClass> nameNoHiddenTypes() {
        DescribedPredicate<JavaClass> hidden = DescribedPredicate.or(
                JavaClass.Predicates.resideInAPackage(INTERNAL),
                JavaClass.Predicates.resideInAnyPackage("io.netty..", "com.fasterxml.."));
        return new ArchCondition<>("name no hidden type in a public or protected signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .filter(ArchitectureTest::isVisible)
                        .forEach(unit -> named(unit)
                                .filter(hidden)
                                .forEach(found -> events.add(SimpleConditionEvent.violated(
                                        unit, unit.getFullName() + " names " + found.getName()))));
            }
        };
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> named(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(it -> it.getAllInvolvedRawTypes().stream()));
    }
}

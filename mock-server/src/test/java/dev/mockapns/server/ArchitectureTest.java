/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mockapns.server.cause.Explanation;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Exception;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps the arrows of docs/architecture.md pointing one way. */
class ArchitectureTest {

    private static final String ROOT = "dev.mockapns.server";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void only_the_shell_knows_netty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..internal.listener..", "..internal.http2..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void quoting_knows_the_vocabulary_and_nothing_else() {
        noClasses()
                .that()
                .resideInAPackage("..internal.quoting..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackage("..internal.quoting..")))
                .check(CLASSES);
    }

    @Test
    void the_json_form_knows_values_and_quoting_and_nothing_else_of_the_server() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".wire")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(resideOutsideOfPackages(
                                ROOT + ".wire", ROOT + ".exchange", ROOT + ".cause", "..internal.quoting")))
                .check(CLASSES);
    }

    @Test
    void no_room_knows_the_facade() {
        noClasses()
                .that()
                .resideInAPackage("..internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void a_rule_touches_neither_json_nor_frames() {
        noClasses()
                .that()
                .resideInAPackage("..internal.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "io.netty..", "io.jsonwebtoken..")
                .check(CLASSES);
    }

    @Test
    void the_fake_never_knows_the_client() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mockapns.client..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "world, rules",
        "world, delivery",
        "world, journal",
        "world, events",
        "world, pipeline",
        "world, providertoken",
        "rules, delivery",
        "rules, journal",
        "rules, pipeline",
        "rules, stubbing",
        "rules, listener",
        "rules, http2",
        "delivery, rules",
        "delivery, journal",
        "delivery, pipeline",
        "delivery, http2",
        "journal, world",
        "journal, rules",
        "lint, journal",
        "lint, world",
        "lint, rules",
        "lint, explain",
        "lint, delivery",
        "lint, pipeline",
        "rules, lint",
        "delivery, lint",
        "providertoken, lint",
        "providercertificate, world",
        "providercertificate, rules",
        "providercertificate, listener",
        "world, providercertificate",
        "rules, providercertificate",
        "core, providercertificate",
        "http2, providercertificate",
        "listener, providercertificate",
        "events, world",
        "stubbing, world",
        "connection, core",
        "connection, http2",
        "connection, journal",
        "connection, listener",
        "connection, pipeline",
        "connection, rules",
        "connection, world",
        "core, rules",
        "core, world",
        "http2, world",
        "http2, rules",
        "http2, pipeline",
        "listener, pipeline",
        "listener, world",
        "pipeline, http2",
        "pipeline, listener"
    })
    void the_arrows_between_rooms_run_one_way(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage("..internal." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal." + to + "..")
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void only_explain_words_an_explanation() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..internal.explain..")
                .should()
                .callConstructor(Explanation.class, String.class, String.class)
                .check(CLASSES);
    }

    @Test
    void exceptions_of_http2_are_created_from_facts_in_one_class() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.BrokenRules(\\$.*)?")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching("\\w+Error"))
                        .and(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(JavaClass.Predicates.type(Http2Exception.class)))))
                .orShould()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(Http2Exception.class))))
                .check(CLASSES);
    }

    @Test
    void only_the_goaway_sender_writes_goaway() {
        noClasses()
                .that()
                .doNotHaveSimpleName("GoAwaySender")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("writeGoAway")))
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("goAwaySent"))
                        .and(JavaCall.Predicates.target(
                                HasParameterTypes.Predicates.rawParameterTypes(int.class, long.class, ByteBuf.class))))
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

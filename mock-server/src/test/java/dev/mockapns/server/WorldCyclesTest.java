/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keeps the classes of the world free of cycles, so that state has one owner. A cycle of classes that crosses packages would
 * be a cycle of packages, which {@link ArrowsTest} forbids.
 */
class WorldCyclesTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev.mockapns.server.internal.world", "dev.mockapns.server.world"})
    void classes_have_no_cycles(String room) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(room);

        SlicesRuleDefinition.slices()
                .assignedFrom(new TopLevelClasses(room))
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    /** A nested class belongs to its top-level class. */
    private record TopLevelClasses(String room) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().equals(room)
                    ? SliceIdentifier.of(topLevel(type).getSimpleName())
                    : SliceIdentifier.ignore();
        }

        private static JavaClass topLevel(JavaClass type) {
            return type.getEnclosingClass().map(TopLevelClasses::topLevel).orElse(type);
        }

        @Override
        public String getDescription() {
            return "classes of " + room;
        }
    }
}

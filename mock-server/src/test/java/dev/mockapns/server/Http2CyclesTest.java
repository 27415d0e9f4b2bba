/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class Http2CyclesTest {

    private static final String HTTP2 = "dev.mockapns.server.internal.http2";

    @Test
    void no_class_cycles_within_http2() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new TopLevelClasses())
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(HTTP2));
    }

    /** A nested class belongs to its top-level class. */
    private static final class TopLevelClasses implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().equals(HTTP2)) {
                return SliceIdentifier.ignore();
            }
            JavaClass topLevel = type;
            while (topLevel.getEnclosingClass().isPresent()) {
                topLevel = topLevel.getEnclosingClass().get();
            }
            return SliceIdentifier.of(topLevel.getSimpleName());
        }

        @Override
        public String getDescription() {
            return "top-level classes of http2";
        }
    }
}

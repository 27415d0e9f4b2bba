/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the list of arrows in docs/architecture.md equal to the code; {@code -Dmockapns.docs.write=true} writes it. */
class ArrowsTest {

    private static final String ROOT = "dev.mockapns.server";
    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final String BEGIN = "<!-- arrows: written by ArrowsTest -->\n```text\n";
    private static final String END = "```\n";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void page_lists_every_arrow_between_packages_and_no_other() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END, begin);

        if (Boolean.getBoolean("mockapns.docs.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + arrows() + page.substring(end));
        }

        assertThat(arrows())
                .as("arrows between packages; a new one needs a reason, and a line in docs/architecture.md")
                .isEqualTo(page.substring(begin, end));
    }

    @Test
    void packages_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new Rooms())
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    private static String arrows() {
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArrowsTest::room)
                    .filter(target -> !target.equals(room(type)))
                    .forEach(target -> arrows.computeIfAbsent(room(type), from -> new TreeSet<>())
                            .add(target));
        }
        return arrows.entrySet().stream()
                .map(arrow -> arrow.getKey() + " -> " + String.join(", ", arrow.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "server" : name.substring(ROOT.length() + 1);
    }

    private static final class Rooms implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT) ? SliceIdentifier.of(room(type)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mockapns.server.internal.memory.MemoryBudget;
import dev.mockapns.server.options.OptionNames;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.StoredPushes;
import io.netty.channel.group.ChannelGroup;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/limits.md} with the code; the part about {@code serve} is checked in its module. */
class LimitsPageTest {

    private static final Path PAGE = Path.of("../docs/limits.md");
    private static final String OF_SERVE = "## The program `serve`";
    private static final String NONE = "none";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mockapns.server");

    /** Limits of single values, not of what is kept or waited for. */
    private static final Set<String> OF_VALUES = Set.of(
            "MockApnsServerBuilder.MAX_PORT",
            "GoAway.MAX_DEBUG_BYTES",
            "GoAway.MAX_ERROR_CODE",
            "ApnsSettings.MAX_FRAME_SIZE",
            "PathIndexing.MAX_SHIFT",
            "FatalErrors.MAX_CAUSES",
            "Quoted.MAX_CAUSES",
            "CertificateReader.MAX_SERIAL_BITS",
            "Der.MAX_LENGTH_BYTES",
            "IssuedAt.MAX_SECONDS");

    private record Row(String what, String bound, String constant, String option, List<String> collections) {}

    @Test
    void every_bound_is_that_of_its_constant() throws Exception {
        for (Row row : rows()) {
            if (!row.constant().equals(NONE)) {
                assertThat(row.bound()).as(row.constant()).isEqualTo(valueOf(row.constant()));
            }
        }
    }

    @Test
    void every_constant_that_limits_something_has_a_row() throws Exception {
        List<String> named = rows().stream().map(Row::constant).toList();

        assertThat(named).containsAll(limits());
    }

    @Test
    void every_collection_that_an_object_holds_has_a_row() throws Exception {
        List<String> named =
                rows().stream().flatMap(row -> row.collections().stream()).toList();

        assertThat(collections()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void every_option_exists() throws Exception {
        Set<String> names = new HashSet<>(OptionNames.all());
        for (Method method : MockApnsServerBuilder.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                names.add(method.getName());
            }
        }

        assertThat(rows())
                .extracting(Row::option)
                .filteredOn(option -> !option.equals(NONE))
                .isSubsetOf(names);
    }

    @Test
    void all_shares_of_the_heap_are_less_than_two_thirds_of_it() {
        double shares = Arrays.stream(MemoryBudget.values())
                .mapToDouble(budget -> 1.0 / budget.divisor())
                .sum();

        assertThat(shares).isLessThan(2.0 / 3);
    }

    private static List<String> limits() {
        List<String> found = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            for (Field field : type.reflect().getDeclaredFields()) {
                String name = name(type, field);
                boolean limit = field.getName().matches("MAX_.*|.*CAPACITY|.*_(SECONDS|MILLIS)")
                        || type.getSimpleName().equals("FloodLimits")
                        || type.getSimpleName().equals("MemoryBudget");
                if (limit && isConstant(field) && !OF_VALUES.contains(name)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static boolean isConstant(Field field) {
        boolean number = field.getType().isPrimitive() || field.getType() == MemoryBudget.class;
        return number
                && Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && !field.getName().equals("MEBIBYTE");
    }

    /** Leaves out values and builders: their creator decides how much they hold. */
    private static List<String> collections() {
        List<String> found = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            boolean value = type.isRecord()
                    || type.isEnum()
                    || type.isAnonymousClass()
                    || type.getSimpleName().endsWith("Builder");
            for (Field field : value ? new Field[0] : type.reflect().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && isCollection(field.getType())) {
                    found.add(name(type, field));
                }
            }
        }
        return found;
    }

    private static boolean isCollection(Class<?> type) {
        return Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || ChannelGroup.class.isAssignableFrom(type);
    }

    private static String name(JavaClass type, Field field) {
        return type.getSimpleName() + "." + field.getName();
    }

    private static String valueOf(String constant) throws Exception {
        String type = constant.substring(0, constant.indexOf('.'));
        String name = constant.substring(constant.indexOf('.') + 1);
        if (OptionNames.all().contains(constant)) {
            return text(name, OptionNames.read(Options.defaults(), constant));
        }
        JavaClass owner = CLASSES.stream()
                .filter(candidate -> candidate.getSimpleName().equals(type))
                .filter(candidate -> candidate.tryGetField(name).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no constant " + constant));
        Field field = owner.reflect().getDeclaredField(name);
        field.setAccessible(true);
        return text(name, field.get(null));
    }

    private static String text(String name, Object value) {
        if (value instanceof Optional<?> setting) {
            return setting.map(set -> text(name, set)).orElse(NONE);
        }
        if (value instanceof StoredPushes stored) {
            return "" + stored.limit();
        }
        if (value instanceof MemoryBudget budget) {
            return budget.mebibytes() + " MiB or 1/" + budget.divisor() + " of the heap";
        }
        if (value instanceof Duration time) {
            return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
        }
        long number = ((Number) value).longValue();
        if (name.endsWith("SECONDS")) {
            return number + " s";
        }
        if (name.endsWith("MILLIS")) {
            return number + " ms";
        }
        boolean bytes = name.contains("BYTES") || name.endsWith("_SIZE") || name.equals("MAX_PER_CONNECTION");
        return bytes ? bytes(number) : number < 10_000 ? "" + number : String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(long number) {
        if (number % (1 << 20) == 0) {
            return (number >> 20) + " MiB";
        }
        return number % (1 << 10) == 0 && number > 10_000 ? (number >> 10) + " KiB" : number + " bytes";
    }

    private static List<Row> rows() throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(0, page.indexOf(OF_SERVE))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| What |") && !line.startsWith("| ---"))
                .map(line -> line.split("\\|", -1))
                .map(cells ->
                        new Row(cells[1].strip(), cells[2].strip(), name(cells[3]), name(cells[5]), names(cells[6])))
                .toList();
    }

    private static String name(String cell) {
        return cell.replace("`", "").strip();
    }

    private static List<String> names(String cell) {
        return name(cell).equals(NONE) ? List.of() : List.of(name(cell).split(", "));
    }
}

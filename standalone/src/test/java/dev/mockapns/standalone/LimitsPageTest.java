/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the part of {@code docs/limits.md} about {@code serve} true to the code. */
class LimitsPageTest {

    private static final Path PAGE = Path.of("../docs/limits.md");
    private static final String OF_SERVE = "## The program `serve`";

    @Test
    void every_bound_is_that_of_its_constant() throws Exception {
        String page = Files.readString(PAGE);
        List<String[]> rows = page.substring(page.indexOf(OF_SERVE))
                .lines()
                .filter(line -> line.contains("`") && line.startsWith("| "))
                .map(line -> line.split("\\|", -1))
                .toList();

        assertThat(rows).hasSizeGreaterThan(5);
        for (String[] cells : rows) {
            String constant = cells[3].replace("`", "").strip();
            assertThat(cells[2].strip()).as(constant).isEqualTo(valueOf(constant));
        }
    }

    @Test
    void it_ends_with_the_exit_code_that_the_page_names() throws Exception {
        assertThat(Files.readString(PAGE)).contains("exit code " + OutOfMemoryExit.EXIT_CODE + ".");
    }

    private static String valueOf(String constant) throws ReflectiveOperationException {
        int dot = constant.indexOf('.');
        Field field = Class.forName(LimitsPageTest.class.getPackageName() + "." + constant.substring(0, dot))
                .getDeclaredField(constant.substring(dot + 1));
        field.setAccessible(true);
        Object value = field.get(null);
        if (value instanceof Duration time) {
            if (time.toMillisPart() > 0) {
                return time.toMillis() + " ms";
            }
            return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
        }
        long number = ((Number) value).longValue();
        if (field.getName().endsWith("DIVISOR")) {
            return "1/" + number + " of the heap";
        }
        if (field.getName().equals("PAGE")) {
            return "" + number;
        }
        if (field.getName().endsWith("SECONDS")) {
            return number + " s";
        }
        return number % (1 << 20) == 0 ? (number >> 20) + " MiB" : (number >> 10) + " KiB";
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the table of imports in docs/junit.md. */
class ImportsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| `(dev\\.mockapns\\.[\\w.]+)` \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void name_in_the_table_is_where_the_table_says() throws ClassNotFoundException {
        List<MatchResult> rows =
                ROW.matcher(Doc.read("docs/junit.md").text()).results().toList();

        assertThat(rows).isNotEmpty();
        for (MatchResult row : rows) {
            List<String> names = NAME.matcher(row.group(1))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            check(row.group(2), names);
        }
    }

    private static void check(String owner, List<String> names) throws ClassNotFoundException {
        if (Character.isUpperCase(owner.charAt(owner.lastIndexOf('.') + 1))) {
            assertThat(Class.forName(owner)).hasPublicFields(names.toArray(String[]::new));
            return;
        }
        for (String name : names) {
            assertThat(Class.forName(owner + "." + name)).isPublic();
        }
    }
}

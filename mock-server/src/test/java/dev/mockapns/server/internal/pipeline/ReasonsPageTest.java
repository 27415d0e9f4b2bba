/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.internal.rules.Rule;
import dev.mockapns.server.internal.rules.RuleSet;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/reasons.md} with the rules and the tests. */
class ReasonsPageTest {

    private static final Path PAGE = Path.of("../docs/reasons.md");
    private static final String NO_RULE = "no rule: ";
    private static final String STUB = "a stub that throws";

    private record Row(int status, String reason, String rule, String test) {}

    @Test
    void every_reason_has_a_row_with_its_status() throws IOException {
        Set<KnownReason> expected = EnumSet.allOf(KnownReason.class);

        for (Row row : rows()) {
            assertThat(((KnownReason) Reason.of(row.reason())).status())
                    .as(row.reason())
                    .isEqualTo(row.status());
        }
        assertThat(rows().stream().map(row -> Reason.of(row.reason())).collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    @Test
    void every_row_names_a_rule_and_every_rule_has_a_row() throws IOException {
        Set<String> rules = rules().map(Rule::name).collect(Collectors.toSet());
        Set<String> named = rows().stream()
                .map(Row::rule)
                .filter(rule -> !rule.startsWith(NO_RULE) && !rule.equals(STUB))
                .collect(Collectors.toSet());

        assertThat(named).isEqualTo(rules);
    }

    @Test
    void every_rule_has_a_row_with_its_reason() throws IOException {
        for (Rule rule : rules().toList()) {
            assertThat(rows())
                    .anyMatch(row -> row.rule().equals(rule.name())
                            && Reason.of(row.reason()).equals(rule.reason()));
        }
    }

    @Test
    void every_row_with_a_rule_names_an_existing_test() throws IOException {
        Set<String> tests = Stream.of(ReasonsTest.class, BroadcastReasonsTest.class, CertificateReasonsTest.class)
                .map(Class::getDeclaredMethods)
                .flatMap(Arrays::stream)
                .map(Method::getName)
                .collect(Collectors.toSet());

        for (Row row : rows()) {
            if (!row.rule().startsWith(NO_RULE)) {
                assertThat(tests).contains(row.test());
            }
        }
    }

    private static Stream<Rule> rules() {
        return Arrays.stream(RuleSet.values()).map(RuleSet::rules).flatMap(List::stream);
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| \\d{3} \\|.*"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(
                        Integer.parseInt(cells[1].strip()),
                        cells[2].strip(),
                        cells[3].strip(),
                        cells[4].strip().replace("`", "")))
                .toList();
        assertThat(rows).as("rows of " + PAGE).isNotEmpty();
        return rows;
    }
}

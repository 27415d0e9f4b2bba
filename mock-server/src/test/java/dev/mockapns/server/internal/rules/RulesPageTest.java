/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the tables of {@code docs/rules.md} equal to the rule sets; {@code -Dmockapns.docs.write=true} writes them. */
class RulesPageTest {

    private static final Path PAGE = Path.of("../docs/rules.md");

    @Test
    void page_lists_the_rules_of_each_rule_set_in_order() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page;
        for (RuleSet ruleSet : RuleSet.values()) {
            expected = expected.replace(tableOn(page, ruleSet), String.join("\n", table(ruleSet)));
        }

        if (Boolean.getBoolean("mockapns.docs.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE))
                .as("%s (write it with -Dmockapns.docs.write=true)", PAGE)
                .isEqualTo(expected);
    }

    private static List<String> table(RuleSet ruleSet) {
        List<String> rows = new ArrayList<>();
        rows.add("| # | Rule | What holds for a request that keeps it | Reason for one that breaks it |");
        rows.add("| --- | --- | --- | --- |");
        int number = 0;
        for (Rule rule : ruleSet.rules()) {
            number++;
            if (ruleSet == RuleSet.DEVICE_PUSH || !Authentication.RULES.contains(rule)) {
                rows.add("| %d | %s | %s | %s |".formatted(number, rule.name(), rule.sentence(), reason(rule)));
            } else if (rule.equals(Authentication.RULES.get(0))) {
                rows.add("| %d to %d | *authentication* | as for device pushes | |"
                        .formatted(number, number + Authentication.RULES.size() - 1));
            }
        }
        return rows;
    }

    private static String reason(Rule rule) {
        return rule.reason().status() + " " + rule.reason().wireText();
    }

    private static String tableOn(String page, RuleSet ruleSet) {
        String begin = "<!-- rules: " + ruleSet.name() + " -->\n\n";
        assertThat(page).contains(begin);
        String rest = page.substring(page.indexOf(begin) + begin.length());
        int end = rest.indexOf("\n\n");
        return (end < 0 ? rest : rest.substring(0, end)).stripTrailing();
    }
}

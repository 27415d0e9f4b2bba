/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The boxes of a page that show output of the fake. */
record Explained(String page) {

    private static final Pattern SHORTENED_TOKEN = Pattern.compile("[0-9a-f]{8}…[0-9a-f]{4}");
    private static final List<String> TOKENS_ON_PAGES = List.of("8f3c91d0…b2e1", "1b77ac45…09fe");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private static final Instant FIRST_TIME = Instant.parse("2026-03-14T09:26:53Z");

    static Explained on(String page) {
        return new Explained(page);
    }

    void shows(String name, String said) {
        String expected = withoutChance(said);
        Doc.read(page).writeIfAsked("explanation", name, "text", expected);
        assertThat(Doc.read(page).block("explanation", name))
                .as("the box \"%s\" of %s (write it with -Dmockapns.docs.write=true)", name, page)
                .contains(expected);
    }

    /** Replaces tokens and times, which differ from run to run, by fixed ones. */
    private static String withoutChance(String report) {
        List<String> tokens = new ArrayList<>();
        String sameTokens = SHORTENED_TOKEN.matcher(report).replaceAll(match -> {
            if (!tokens.contains(match.group())) {
                tokens.add(match.group());
            }
            return TOKENS_ON_PAGES.get(tokens.indexOf(match.group()));
        });
        return withPageTimes(sameTokens).strip();
    }

    /** Keeps the order of times and their distance in minutes; the seconds depend on the run. */
    private static String withPageTimes(String text) {
        Optional<Instant> first = TIME.matcher(text)
                .results()
                .map(match -> Instant.parse(match.group()))
                .min(Comparator.naturalOrder());
        return first.map(start -> TIME.matcher(text).replaceAll(match -> {
                    Duration since = Duration.between(start, Instant.parse(match.group()));
                    return FIRST_TIME
                            .plus(Duration.ofMinutes(since.plusSeconds(30).toMinutes()))
                            .toString();
                }))
                .orElse(text);
    }
}

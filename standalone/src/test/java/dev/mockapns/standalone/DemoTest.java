/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.KnownReason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class DemoTest {

    private static final char ESCAPE = '\u001b';

    private static final Run DEMO = Run.of("demo");

    @Test
    void every_case_has_the_expected_result() {
        assertThat(DEMO.out()).doesNotContain("did not go as expected");
        assertThat(DEMO.err()).isEmpty();
        assertThat(DEMO.exitCode()).isZero();
        for (DemoCase scene : DemoCases.all()) {
            assertThat(DEMO.out()).contains(scene.title()).contains(scene.story());
            scene.reason()
                    .ifPresent(reason ->
                            assertThat(DEMO.out()).contains("  → " + reason.status() + " " + reason.wireText() + "\n"));
        }
    }

    @Test
    void every_push_is_explained_and_every_rejection_comes_with_advice() {
        String out = DEMO.out();

        assertThat(occurrences("\n +because  \\S", out))
                .isEqualTo(DemoCases.all().size());
        assertThat(occurrences("\n +advice   \\S", out))
                .isEqualTo(DemoCases.all().stream()
                        .filter(scene -> scene.reason().isPresent())
                        .count());
    }

    @Test
    void the_phone_shows_what_was_delivered_and_nothing_else() {
        assertThat(DEMO.out())
                .contains("   The phone shows \"Order 42 is on its way\".\n")
                .contains("   The phone shows nothing.\n");
    }

    @Test
    void it_fits_a_window_of_a_hundred_columns() {
        assertThat(DEMO.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void colours_appear_on_a_terminal_only() {
        assertThat(DEMO.out()).doesNotContain(Character.toString(ESCAPE));
        assertThat(Run.of(Ansi.ON, "demo").out()).contains(ESCAPE + "[1m1  An accepted push" + ESCAPE + "[0m");
    }

    @Test
    void unexpected_result_of_a_case_fails_the_demo() {
        DemoCase chosen = scene("A token that the test chose to reject");
        DemoCase otherwise = new DemoCase(
                "A wrong guess",
                "The test guessed wrong.",
                Optional.of(KnownReason.BAD_TOPIC),
                Optional.empty(),
                chosen.play());

        Run run = play(otherwise);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"A wrong guess\" did not go as expected: expected BadTopic, got BadDeviceToken");
    }

    @Test
    void a_phone_that_shows_something_else_fails_the_demo() {
        DemoCase accepted = scene("An accepted push");

        Run run = play(DemoCase.acceptedAndNotShown("Silence", "Nobody hears of it.", accepted.play()));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"Silence\" did not go as expected: expected the phone to show nothing,"
                        + " it shows Order 42 is on its way");
    }

    @Test
    void a_push_without_an_answer_fails_the_demo() {
        DemoCase lost = DemoCase.accepted("A lost push", "The wire is cut.", "nothing", stage -> {
            throw new CompletionException(new IllegalStateException("connection lost"));
        });

        Run run = play(lost);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"A lost push\" did not go as expected: the push was not answered:")
                .contains("connection lost");
    }

    private static DemoCase scene(String title) {
        return DemoCases.all().stream()
                .filter(scene -> scene.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Run play(DemoCase scene) {
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new Demo(List.of(scene)))
                .setOut(new PrintWriter(out, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .execute();
        return new Run(exitCode, out.toString(), "");
    }

    private static long occurrences(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}

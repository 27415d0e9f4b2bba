/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void the_help_names_both_commands_on_stdout() {
        Run run = Run.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: mockapns [-hV] (demo | serve)").contains("  demo   ", "  serve  ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void the_version_names_the_java_it_runs_on() {
        Run run = Run.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("mockapns ").contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void each_command_has_help_and_version() {
        assertThat(Run.of("demo", "--help").out()).startsWith("Shows ");
        assertThat(Run.of("serve", "--help").out()).startsWith("Serves ");
        assertThat(Run.of("demo", "--version").out()).startsWith("mockapns ");
        assertThat(Run.of("serve", "--version").out()).startsWith("mockapns ");
    }

    @Test
    void help_of_serve_says_which_parts_of_a_value_are_optional() {
        String help = Run.of("serve", "--help").out();

        assertThat(help).contains("--reject=TOKEN[=Reason[@TIME]]").contains("--device=TOPIC[:sandbox][:TOKEN]");
        assertThat(help.replaceAll("\\s+", " "))
                .contains("with this reason, or BadDeviceToken without one")
                .contains("TOPIC:sandbox installs it in sandbox, TOPIC or TOPIC:production in production.");
    }

    @Test
    void missing_command_is_one_line() {
        Run run = Run.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToIgnoringNewLines("mockapns: Missing required subcommand (see mockapns --help)");
    }

    @Test
    void an_unknown_command_is_named() {
        Run run = Run.of("frob");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("mockapns: Unmatched argument at index 0: 'frob' (see mockapns --help)");
    }
}

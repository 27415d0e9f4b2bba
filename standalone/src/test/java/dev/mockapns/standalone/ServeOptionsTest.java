/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid options: one line, exit code 2, and no file is changed. */
class ServeOptionsTest {

    private static final String TOKEN = "ab".repeat(32);

    @TempDir
    Path directory;

    @Test
    void the_home_must_be_named() {
        Run run = Run.of("serve");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "mockapns serve: Missing required option: '--home=DIR' (see mockapns serve --help)");
    }

    @Test
    void an_empty_home_is_not_the_current_directory() {
        Run run = Run.of("serve", "--home", "", "--production-port=0", "--sandbox-port=0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("mockapns serve: --home: \"\" (expected: a path) (see");
    }

    @Test
    void a_misspelled_home_is_unknown_and_not_missing() {
        Run run = Run.of("serve", "--hom", "/x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("mockapns serve: Unknown option: '--hom' (see");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--frob                      | Unknown option: '--frob'",
                "--connection=               | --connection: \"\" (expected: a path)",
                "--hostname a_b/c            | --hostname: host name: \"a_b/c\" (expected: a host name such as apns.test,"
                        + " *.test, or an IP address)",
                "--topic                     | Missing required parameter for option '--topic' (T)",
                "--production-port abc       | Invalid value for option '--production-port': \"abc\" is not a port"
                        + " (expected: 1 to 65535, or 0 for any free one)",
                "--shared-port 99999999999   | Invalid value for option '--shared-port': \"99999999999\" is not a port"
                        + " (expected: 1 to 65535, or 0 for any free one)",
                "--production-port 65536     | --production-port: 65536 (expected: 1 to 65535, or 0 for any free one)",
                "--sandbox-port -1           | --sandbox-port: -1 (expected: 1 to 65535, or 0 for any free one)",
                "--sandbox-port 2197         | --production-port and --sandbox-port are both 2197"
                        + " (expected: two different ports, or 0 for any free one)",
                "--shared-port 65536         | --shared-port: 65536 (expected: 1 to 65535, or 0 for any free one)",
                "--plain-text-port 2198      | --sandbox-port and --plain-text-port are both 2198"
                        + " (expected: two different ports, or 0 for any free one)",
                "--production-management-port 65536 | --production-management-port: 65536 (expected: 1 to 65535, or 0 for"
                        + " any free one)",
                "--sandbox-management-port -1 | --sandbox-management-port: -1 (expected: 1 to 65535, or 0 for any free"
                        + " one)",
                "--sandbox-management-port 2197 | --production-port and --sandbox-management-port are both 2197"
                        + " (expected: two different ports, or 0 for any free one)",
                "--production-management-port 2196 --sandbox-management-port 2196 | --production-management-port and"
                        + " --sandbox-management-port are both 2196 (expected: two different ports, or 0 for any free"
                        + " one)",
                "--bind not.an.address!      | Invalid value for option '--bind': \"not.an.address!\" is not an address"
                        + " (expected: one of this machine's, or 0.0.0.0 for all)",
                "--journal-size 0            | Invalid value for option '--journal-size': \"0\" is not a number of exchanges"
                        + " (expected: 1 to 2147483647)",
                "--journal-size many         | Invalid value for option '--journal-size': \"many\" is not a number of exchanges"
                        + " (expected: 1 to 2147483647)",
                "--device a:b:c:d            | Invalid value for option '--device' (TOPIC[:sandbox][:TOKEN]): \"a:b:c:d\""
                        + " has 4 parts (expected: TOPIC[:sandbox][:TOKEN])",
                "--reject =Unregistered      | Invalid value for option '--reject' (TOKEN[=Reason[@TIME]]): \"=Unregistered\" has"
                        + " no device token (expected: TOKEN[=Reason[@TIME]])",
                "--reject zz --reject zz=Unregistered | --reject: a token cannot be rejected twice, \"zz\"",
                "--key-id ABC123DEFG         | --key is missing; --key-id and --team-id describe its file",
                "--key x.p8                  | --team-id is missing; it goes with --key",
                "--key x.p8 --team-id short  | --team-id: \"short\" (expected: 10 upper-case letters and digits, as"
                        + " Apple's developer portal shows it)",
                "--key x.p8 --team-id DEF123GHIJ | --key-id is missing; it goes with --key, unless the name of that file is"
                        + " AuthKey_<KEYID>.p8",
            })
    void failure_is_one_line(String options, String message) {
        Run run = serve(options.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToIgnoringNewLines("mockapns serve: " + message + " (see mockapns serve --help)");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_device_needs_a_topic_of_the_list() {
        Run run = serve("--topic", "com.example.orders", "--device", "com.example.chat.voip");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("mockapns serve: --device: com.example.chat.voip is not among the topics"
                        + " (com.example.orders); add --topic com.example.chat (see");
    }

    @Test
    void two_devices_cannot_have_one_token() {
        Run run = serve("--device", "com.example.orders:" + TOKEN, "--device", "com.example.chat:sandbox:" + TOKEN);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("mockapns serve: --device: two devices cannot have one token, abababab…abab (see");
    }

    @Test
    void a_token_cannot_be_rejected_twice() {
        Run run = serve("--reject", TOKEN + "=Unregistered", "--reject", TOKEN.toUpperCase(Locale.ROOT));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("mockapns serve: --reject: a token cannot be rejected twice, abababab…abab (see");
    }

    @Test
    void a_key_file_that_is_not_there_is_named() {
        Path key = directory.resolve("AuthKey_ABC123DEFG.p8");

        Run run = serve("--key", key.toString(), "--team-id", "DEF123GHIJ");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("mockapns serve: --key: cannot read " + key + ": there is no such file (see");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(OS.WINDOWS)
    void key_file_that_is_a_pipe_does_not_block() throws Exception {
        Path key = Pipes.create(directory.resolve("AuthKey_ABC123DEFG.p8"));

        Run run = serve("--key", key.toString(), "--team-id", "DEF123GHIJ");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("mockapns serve: --key: cannot read " + key + ": it is not a regular file (see");
    }

    @Test
    void value_with_a_line_break_is_printed_in_one_line() {
        Run run = serve("--topic", "com.example\norders");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("\"com.example\\norders\"");
    }

    @Test
    void a_value_that_begins_with_an_at_sign_is_no_file_of_options() throws Exception {
        Path options = Files.writeString(directory.resolve("options"), "secret");

        Run run = serve("--topic", "@" + options);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("topic: \"@" + options + "\"").doesNotContain("secret");
    }

    @Test
    void a_key_file_that_holds_no_key_is_refused() throws Exception {
        Path key = Files.writeString(directory.resolve("AuthKey_ABC123DEFG.p8"), "secret words");

        Run run = serve(
                "--key",
                key.toString(),
                "--team-id",
                "DEF123GHIJ",
                "--production-port=0",
                "--sandbox-port=0",
                "--production-management-port=0",
                "--sandbox-management-port=0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("mockapns serve: --key: " + key + " holds no signing key: ")
                .doesNotContain("secret");
    }

    private Run serve(String... options) {
        return Run.of(java.util.stream.Stream.concat(
                        List.of("serve", "--home", directory.resolve("home").toString()).stream(),
                        List.of(options).stream())
                .toArray(String[]::new));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Keeps {@code docs/standalone.md} true. */
class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/standalone.md");
    private static final Pattern SCRIPT = Pattern.compile("```sh\n(set -eu\n.*?)```", Pattern.DOTALL);
    private static final Pattern BROADCAST = Pattern.compile("```sh\n(broadcasts\\(\\).*?)```", Pattern.DOTALL);
    private static final Pattern SANDBOX_TOKEN_CASE =
            Pattern.compile("^\\d  A sandbox token.*?(?=\n\n)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String PROGRAM = "java -jar standalone/target/mockapns.jar";
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(classes = {Serve.class, Demo.class})
    void every_option_is_documented(Class<?> command) throws IOException {
        String page = Files.readString(PAGE);

        for (OptionSpec option : new CommandLine(command).getCommandSpec().options()) {
            assertThat(page).contains("`" + option.longestName());
        }
    }

    @Test
    void every_field_of_the_connection_file_is_documented() throws IOException {
        String page = Files.readString(PAGE);

        for (var field : ConnectionDetails.class.getRecordComponents()) {
            assertThat(page).contains("`" + field.getName() + "`").contains("  \"" + field.getName() + "\" : ");
        }
    }

    @Test
    void the_page_shows_what_the_demo_prints() throws IOException {
        Matcher sandboxToken = SANDBOX_TOKEN_CASE.matcher(Run.of("demo").out());

        assertThat(sandboxToken.find()).isTrue();
        new PrintedBlock(PAGE, "demo").shows(sandboxToken.group());
    }

    @Test
    @Timeout(2 * PATIENCE_SECONDS)
    void the_script_for_ci_does_what_the_page_says() throws Exception {
        List<String> out = linesPrintedBy(script());

        assertThat(out)
                .hasSize(3)
                .anyMatch(line -> line.startsWith("MockApns is ready: "))
                .endsWith("200", "{\"reason\":\"BadDeviceToken\"}400");
        new PrintedBlock(PAGE, "script").shows(Files.readString(err(), UTF_8));
    }

    @Test
    @Timeout(2 * PATIENCE_SECONDS)
    void the_script_for_ci_can_end_with_a_broadcast() throws Exception {
        List<String> out = linesPrintedBy(script() + blockOfPage(BROADCAST));

        assertThat(out).endsWith("{\"reason\":\"BadDeviceToken\"}400", "200");
    }

    /** Runs a script to its end, which must be a success; what it prints on stderr is in {@link #err()}. */
    private List<String> linesPrintedBy(String script) throws IOException, InterruptedException {
        for (String program : new String[] {"sh", "curl", "openssl", "jq"}) {
            assumeTrue(isInstalled(program), "needs " + program);
        }
        Path out = directory.resolve("out");
        Process shell = new ProcessBuilder("sh", "-c", script)
                .redirectOutput(out.toFile())
                .redirectError(err().toFile())
                .start();
        boolean ended = shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(shell.exitValue()).isZero();
        return Files.readString(out, UTF_8).lines().toList();
    }

    private Path err() {
        return directory.resolve("err");
    }

    private static String script() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = blockOfPage(SCRIPT);
        assertThat(script).contains(PROGRAM);
        return script.replace(
                PROGRAM, "'" + java + "' -cp '" + System.getProperty("java.class.path") + "' " + Main.class.getName());
    }

    private static String blockOfPage(Pattern pattern) throws IOException {
        Matcher block = pattern.matcher(Files.readString(PAGE));
        assertThat(block.find()).as("%s in %s", pattern, PAGE).isTrue();
        return block.group(1);
    }

    private static boolean isInstalled(String program) {
        String path = String.valueOf(System.getenv("PATH"));
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    }
}

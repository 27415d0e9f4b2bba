/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps what {@code README.md} says about {@code serve} true; {@code -Dmockapns.docs.write=true} writes what it prints. */
class ReadmeTest {

    private static final Path PAGE = Path.of("../README.md");
    private static final String PROGRAM = "java -jar standalone/target/mockapns.jar serve --home /tmp/apns ";
    private static final Pattern COMMAND = Pattern.compile(Pattern.quote("```sh\n" + PROGRAM) + "(.*)\n```");

    @TempDir
    Path home;

    @Test
    void serve_command_of_the_readme_explains_the_push_as_shown() throws Exception {
        List<String> options = List.of(find(COMMAND).group(1).split(" "));
        try (Serving serving = Serving.start(home, options.toArray(String[]::new))) {
            JsonNode connection = serving.connection();
            JsonNode sandboxPhone = connection.get("devices").get(1);

            new JdkBackEnd(connection)
                    .push(
                            sandboxPhone.get("token").asText(),
                            sandboxPhone.get("topic").asText());

            new PrintedBlock(PAGE, "serve").shows(serving.err().await("advice .*\n"));
        }
    }

    private static Matcher find(Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(PAGE));
        assertThat(matcher.find()).as("%s in %s", pattern, PAGE).isTrue();
        return matcher;
    }
}

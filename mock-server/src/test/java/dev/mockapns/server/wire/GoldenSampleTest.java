/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is written today is on the page; what a release has written stays readable. */
class GoldenSampleTest {

    private static final Path PAGE = Path.of("../docs/journal-json.md");
    private static final Path VERSION_1 = Path.of("src/test/resources/journal-version-1.json");
    private static final Pattern SAMPLE =
            Pattern.compile("(?<=<!-- sample of SampleJournal -->\n\n```json\n).*?(?=\n```)", Pattern.DOTALL);

    @Test
    void the_page_shows_what_is_written() throws IOException {
        String json = Snapshots.json(SampleJournal.snapshot());
        if (Boolean.getBoolean("mockapns.docs.write")) {
            Files.writeString(
                    PAGE, SAMPLE.matcher(Files.readString(PAGE)).replaceFirst(Matcher.quoteReplacement(json)));
        }
        Matcher sample = SAMPLE.matcher(Files.readString(PAGE));

        assertThat(sample.find()).as("the sample on %s", PAGE).isTrue();
        assertThat(sample.group()).isEqualTo(json);
    }

    @Test
    void a_document_of_version_1_is_read() throws IOException {
        assertThat(Snapshots.read(Files.readString(VERSION_1))).isEqualTo(SampleJournal.snapshot());
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The block below {@code <!-- explanation: name -->} on a page, which shows what the program prints. With
 * {@code -Dmockapns.docs.write=true} it is written instead of compared.
 */
record PrintedBlock(Path page, String name) {

    private static final Pattern SHORTENED_TOKEN = Pattern.compile("[0-9a-f]{8}…[0-9a-f]{4}");
    private static final String TOKEN_ON_PAGES = "8f3c91d0…b2e1";

    /** Fails unless the page shows {@code printed}, in which device tokens differ from run to run. */
    void shows(String printed) throws IOException {
        String expected = SHORTENED_TOKEN.matcher(printed.strip()).replaceAll(TOKEN_ON_PAGES);
        if (Boolean.getBoolean("mockapns.docs.write")) {
            Files.writeString(page, block().replaceFirst("$1" + Matcher.quoteReplacement(expected) + "\n```"));
        }
        assertThat(block().group(2))
                .as("the block \"%s\" of %s (write it with -Dmockapns.docs.write=true)", name, page)
                .isEqualTo(expected);
    }

    private Matcher block() throws IOException {
        String marker = "(" + Pattern.quote("<!-- explanation: " + name + " -->\n\n```text\n") + ")";
        Matcher matcher =
                Pattern.compile(marker + "(.*?)\n?```", Pattern.DOTALL).matcher(Files.readString(page));
        assertThat(matcher.find()).as("%s in %s", marker, page).isTrue();
        return matcher;
    }
}

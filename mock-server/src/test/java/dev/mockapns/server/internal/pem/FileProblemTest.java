/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileProblemTest {

    private static final Path FILE = Path.of("ca.pem");
    private static final long PLENTY = 1L << 30;

    @Test
    void a_file_that_may_not_be_used_needs_permissions() {
        assertThat(FileProblem.of(FILE, new AccessDeniedException("ca.pem")))
                .isEqualTo("permission denied (give the user who runs this program access to it)");
    }

    @Test
    void a_full_disk_needs_space() {
        IOException noSpace = new IOException("No space left on device");

        assertThat(FileProblem.remedy(noSpace, 0)).isEqualTo("free space on its disk");
        assertThat(FileProblem.remedy(noSpace, PLENTY)).isEqualTo("name another directory");
    }

    @Test
    void a_cause_without_words_is_named_by_its_type() {
        assertThat(FileProblem.of(FILE, new IOException())).startsWith("java.io.IOException (");
    }
}

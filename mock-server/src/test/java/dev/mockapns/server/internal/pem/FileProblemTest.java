/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileProblemTest {

    private static final Path FILE = Path.of("ca.pem");

    @Test
    void file_without_access_needs_permissions() {
        assertThat(FileProblem.of(FILE, new AccessDeniedException("ca.pem")))
                .isEqualTo("permission denied (give the user who runs this program access to it)");
    }

    @Test
    void any_other_failure_needs_another_directory() {
        assertThat(FileProblem.of(FILE, new IOException("No luck"))).isEqualTo("No luck (name another directory)");
    }
}

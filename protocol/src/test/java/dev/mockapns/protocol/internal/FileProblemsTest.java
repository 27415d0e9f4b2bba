/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileProblemsTest {

    private static final long PLENTY = 1L << 30;

    @Test
    void a_full_disk_needs_space_and_nothing_else() {
        IOException noSpace = new IOException("No space left on device");

        assertThat(FileProblems.remedy(noSpace, 0, "name another")).isEqualTo("free space on its disk");
        assertThat(FileProblems.remedy(noSpace, PLENTY, "name another")).isEqualTo("name another");
    }

    @Test
    void permissions_do_not_depend_on_space() {
        assertThat(FileProblems.remedy(new AccessDeniedException("home"), 0, "name another"))
                .isEqualTo("name another");
    }

    @Test
    void cause_and_remedy_are_in_one_line() {
        assertThat(FileProblems.ofWriting(Path.of("not/there"), new IOException("No luck"), "name another"))
                .startsWith("No luck; ");
    }

    @Test
    void cause_without_a_message_is_named_by_its_type() {
        assertThat(FileProblems.of(new IOException())).isEqualTo("java.io.IOException");
    }
}

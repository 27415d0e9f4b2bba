/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredVersionTest {

    private static final RequiredVersion NETTY = new RequiredVersion("Netty", "4.1.108", "io.netty:netty-bom");

    @ParameterizedTest
    @ValueSource(strings = {"4.1.108.Final", "4.1.128.Final", "4.2.0.Final", "4.2", "5.0.0.Alpha2", "10"})
    void the_oldest_and_newer_versions_pass(String found) {
        assertThatCode(() -> NETTY.check("netty-handler", found)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.107.Final", "4.1.9.Final", "4.1", "4", "3.10.6.Final", "4.1.107.Final-SNAPSHOT"})
    void older_versions_are_refused(String found) {
        assertThatIllegalStateException().isThrownBy(() -> NETTY.check("netty-handler", found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "v4", "${project.version}", "99999999999"})
    void malformed_version_passes(String found) {
        assertThatCode(() -> NETTY.check("netty-handler", found)).doesNotThrowAnyException();
    }

    @Test
    void the_message_names_the_version_found_the_version_needed_and_the_remedy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> NETTY.check("netty-handler", "4.1.107.Final"))
                .withMessage(
                        "MockApns needs Netty 4.1.108 or newer, and netty-handler 4.1.107.Final is on the class path:"
                                + " import io.netty:netty-bom 4.1.108 or newer in your build, or exclude what brings the old one");
    }
}

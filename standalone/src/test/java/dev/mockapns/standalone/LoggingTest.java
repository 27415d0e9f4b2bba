/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Messages that must not appear on stderr. */
class LoggingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.netty.util.NetUtil",
                "io.netty.util.NetUtilInitializations",
                "io.netty.util.internal.MacAddressUtil"
            })
    void missing_network_interface_causes_no_warning(String logger) {
        assertThat(LoggerFactory.getLogger(logger).isWarnEnabled()).isFalse();
    }

    @Test
    void other_warnings_are_printed() {
        assertThat(LoggerFactory.getLogger("io.netty.util.internal").isWarnEnabled())
                .isTrue();
    }
}

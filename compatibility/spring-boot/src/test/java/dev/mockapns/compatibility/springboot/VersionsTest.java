/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.junit.MockApns;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.MockApnsServer;
import io.netty.util.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

class VersionsTest {

    private static final String BOOT = System.getProperty("compat.spring-boot.version");

    @Test
    void the_classes_come_from_jars() {
        assertThat(List.of(MockApns.class, MockApnsServer.class, ApnsClient.class, DeviceToken.class))
                .allSatisfy(type -> assertThat(
                                type.getProtectionDomain().getCodeSource().getLocation())
                        .asString()
                        .endsWith(".jar"));
    }

    @Test
    void spring_boot_is_the_one_of_this_leg() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(BOOT);
    }

    @Test
    void spring_boot_chose_the_versions_of_netty_and_junit() {
        boolean isBoot3 = BOOT.startsWith("3.");

        assertThat(Version.identify())
                .extractingByKey("netty-codec-http2")
                .extracting(Version::artifactVersion, STRING)
                .startsWith(isBoot3 ? "4.1." : "4.2.");
        assertThat(Test.class.getPackage().getImplementationVersion()).startsWith(isBoot3 ? "5.12." : "6.");
    }
}

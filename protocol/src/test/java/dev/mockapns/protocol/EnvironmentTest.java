/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void each_has_the_hosts_and_ports_of_apples_pages() {
        assertThat(Environment.PRODUCTION.host()).isEqualTo("api.push.apple.com");
        assertThat(Environment.SANDBOX.host()).isEqualTo("api.sandbox.push.apple.com");
        assertThat(Environment.PRODUCTION.managementHost()).isEqualTo("api-manage-broadcast.push.apple.com");
        assertThat(Environment.SANDBOX.managementHost()).isEqualTo("api-manage-broadcast.sandbox.push.apple.com");
        assertThat(Environment.PRODUCTION.managementPort()).isEqualTo(2196);
        assertThat(Environment.SANDBOX.managementPort()).isEqualTo(2195);
        assertThat(Environment.DEFAULT_PORT).isEqualTo(443);
        assertThat(Environment.ALTERNATIVE_PORT).isEqualTo(2197);
    }

    @Test
    void the_development_host_of_older_samples_is_the_sandbox() {
        assertThat(Environment.SANDBOX.hostNames()).contains("api.development.push.apple.com");
    }

    @Test
    void no_host_name_belongs_to_both() {
        assertThat(Environment.SANDBOX.hostNames()).doesNotContainAnyElementsOf(Environment.PRODUCTION.hostNames());
        assertThat(Environment.SANDBOX.other()).isEqualTo(Environment.PRODUCTION);
        assertThat(Environment.PRODUCTION.other()).isEqualTo(Environment.SANDBOX);
    }
}

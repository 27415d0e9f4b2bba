/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.ListenerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @ParameterizedTest
    @CsvSource({
        "api.push.apple.com, PRODUCTION, PUSH",
        "api-broadcast.push.apple.com, PRODUCTION, PUSH",
        "api-manage-broadcast.push.apple.com, PRODUCTION, MANAGEMENT",
        "api.sandbox.push.apple.com, SANDBOX, PUSH",
        "api.development.push.apple.com, SANDBOX, PUSH",
        "api-broadcast.sandbox.push.apple.com, SANDBOX, PUSH",
        "api-manage-broadcast.sandbox.push.apple.com, SANDBOX, MANAGEMENT"
    })
    void every_host_name_of_apple_has_a_destination(String host, Environment environment, ListenerKind kind) {
        assertThat(Destination.named(host)).contains(new Destination(environment, kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.sandbox.push.apple.com:443",
                "api.sandbox.push.apple.com:2197",
                "API.Sandbox.PUSH.apple.com",
                "api.sandbox.push.apple.com.",
                "api.sandbox.push.apple.com.:443"
            })
    void case_port_and_a_dot_at_the_end_change_nothing(String host) {
        assertThat(Destination.named(host)).contains(new Destination(Environment.SANDBOX, ListenerKind.PUSH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":", ".", "localhost:443", "127.0.0.1", "[::1]:443", "push.apple.com", "x.api.push.apple.com"
            })
    void any_other_host_has_none(String host) {
        assertThat(Destination.named(host)).isEmpty();
    }

    @Test
    void a_destination_is_named_after_its_environment() {
        assertThat(new Destination(Environment.SANDBOX, ListenerKind.PUSH)).hasToString("SANDBOX");
        assertThat(new Destination(Environment.SANDBOX, ListenerKind.MANAGEMENT))
                .hasToString("SANDBOX channel management");
    }
}

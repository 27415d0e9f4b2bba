/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mockapns.server.ListenException.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On which addresses a fake listens, what it tells clients of them, and why it cannot. */
class ListenTest {

    private static final String DOCUMENTATION_ADDRESS = "198.51.100.7"; // RFC 5737: no machine has it

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.1 is the only loopback address")
    void another_loopback_address_is_the_host_and_in_the_certificate() throws Exception {
        try (MockApnsServer apns = listeningOn("127.0.0.2")) {
            assertThat(apns.host()).isEqualTo("127.0.0.2");
            assertThat(answersHttps(apns)).isTrue();
        }
    }

    @Test
    void a_listener_on_all_ipv4_addresses_is_named_by_the_loopback_address() throws Exception {
        try (MockApnsServer apns = listeningOn("0.0.0.0")) {
            assertThat(apns.host()).isEqualTo("127.0.0.1");
            assertThat(answersHttps(apns)).isTrue();
        }
    }

    @Test
    void all_ipv4_addresses_are_no_ipv6_address() throws Exception {
        try (MockApnsServer apns = listeningOn("0.0.0.0");
                Socket socket = new Socket()) {
            InetSocketAddress ipv6 = new InetSocketAddress(InetAddress.getAllByName("::1")[0], apns.port(PRODUCTION));

            assertThatThrownBy(() -> socket.connect(ipv6, 2000)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_port_that_is_taken_is_an_exception_of_its_own() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenException failure = failureOf(MockApnsServer.builder().port(SANDBOX, taken.getLocalPort()));

            assertThat(failure.problem()).isEqualTo(Problem.PORT_TAKEN);
            assertThat(failure.address().getPort()).isEqualTo(taken.getLocalPort());
            assertThat(failure)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("cannot listen on 127.0.0.1:" + taken.getLocalPort() + " for SANDBOX: ")
                    .hasMessageEndingWith(
                            "(stop the program that holds the port, or choose another port; 0 stands for any"
                                    + " free one)");
        }
    }

    @Test
    void an_address_of_another_machine_is_an_exception_of_its_own() throws Exception {
        ListenException failure =
                failureOf(MockApnsServer.builder().bindAddress(InetAddress.getByName(DOCUMENTATION_ADDRESS)));

        assertThat(failure.problem()).isEqualTo(Problem.ADDRESS_NOT_LOCAL);
        assertThat(failure)
                .hasMessageStartingWith("cannot listen on " + DOCUMENTATION_ADDRESS + ":0 for PRODUCTION: ")
                .hasMessageEndingWith("(choose an address of this machine)");
    }

    private static MockApnsServer listeningOn(String address) throws Exception {
        return MockApnsServer.builder()
                .bindAddress(InetAddress.getByName(address))
                .start();
    }

    private static ListenException failureOf(MockApnsServerBuilder settings) {
        return catchThrowableOfType(
                ListenException.class, () -> settings.start().close());
    }

    /** The JDK's client checks that the certificate is for the host. */
    private static boolean answersHttps(MockApnsServer apns) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(apns.sslContext()).build();
        URI address = URI.create("https://" + apns.host() + ":" + apns.port(PRODUCTION) + "/3/device/ab");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode() == 403;
    }
}

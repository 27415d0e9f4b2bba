/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.SendResult;
import dev.mockapns.junit.MockApns;
import dev.mockapns.junit.MockApnsExtension;
import dev.mockapns.junit.RejectToken;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@MockApns("com.example.orders")
class PackagedJarsTest {

    private static final String APP = "com.example.orders";
    private static final String CHOSEN = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0";

    @Test
    void the_classes_come_from_jars() {
        assertThat(List.of(MockApns.class, MockApnsServer.class, ApnsClient.class, DeviceToken.class))
                .allSatisfy(type -> assertThat(
                                type.getProtectionDomain().getCodeSource().getLocation())
                        .asString()
                        .endsWith(".jar"));
    }

    @Test
    void the_versions_are_those_of_this_leg() {
        assertThat(versionOf(Test.class)).isEqualTo(System.getProperty("compat.junit.version"));
        assertThat(jarOf("io.netty.channel.Channel"))
                .endsWith("netty-transport-" + System.getProperty("compat.netty.version") + ".jar");
        assertThat(jarOf("io.netty.handler.codec.http2.Http2ConnectionHandler"))
                .endsWith("netty-codec-http2-" + System.getProperty("compat.netty.version") + ".jar");
    }

    @Test
    void a_push_arrives(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device("Alice's iPhone").install(APP);

        client.send(Notification.alert(phone.token(), APP, "hello")).join();

        assertThat(phone.inbox())
                .singleElement()
                .satisfies(push -> assertThat(push.alertBody()).contains("hello"));
    }

    @RepeatedTest(10)
    void every_test_has_its_own_server(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install(APP);

        List<CompletableFuture<SendResult>> sent = IntStream.range(0, 50)
                .mapToObj(number -> client.send(Notification.alert(phone.token(), APP, "push " + number)))
                .toList();

        assertThat(sent)
                .allSatisfy(result -> assertThat(result.join().isAccepted()).isTrue());
        assertThat(apns.journal().exchanges()).hasSize(50);
    }

    @Test
    void a_dead_phone_is_explained(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device("Alice's iPhone").install(APP).uninstall();

        SendResult result =
                client.send(Notification.alert(phone.token(), APP, "hello")).join();

        assertThat(reason(result)).isEqualTo(KnownReason.UNREGISTERED);
        assertThat(apns.journal().report()).contains("Alice's iPhone");
    }

    @Test
    @RejectToken(CHOSEN)
    void a_chosen_token_is_rejected(ApnsClient client) {
        SendResult result = client.send(Notification.alert(DeviceToken.of(CHOSEN), APP, "hello"))
                .join();

        assertThat(reason(result)).isEqualTo(KnownReason.BAD_DEVICE_TOKEN);
    }

    @Nested
    class Inside {

        @Test
        void a_nested_class_has_a_server_too(MockApnsServer apns) {
            assertThat(apns.port(PRODUCTION)).isPositive().isNotEqualTo(apns.port(SANDBOX));
        }
    }

    @Nested
    class WithCode {

        @RegisterExtension
        final MockApnsExtension mock = MockApnsExtension.with(server -> server.topics("com.example.courier"));

        @Test
        void the_extension_can_be_set_up_by_code() {
            Device phone = mock.server().device().install("com.example.courier");

            assertThat(phone.token().hex()).hasSize(64);
        }
    }

    private static Reason reason(SendResult result) {
        return result.rejected().orElseThrow().reason();
    }

    private static String versionOf(Class<?> type) {
        String jar = jarOf(type.getName());
        return jar.substring(jar.lastIndexOf('-') + 1, jar.length() - ".jar".length());
    }

    private static String jarOf(String className) {
        try {
            return Class.forName(className)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Tests that must pass in every test class, for each way to configure the application. */
interface WiringTest {

    String APP = "com.example.orders";

    /** Returns the way in which the application is configured. */
    String wiring();

    @RepeatedTest(3)
    default void a_push_of_the_jdks_client_reaches_the_fake_of_this_test(
            MockApnsServer apns, @Autowired JdkPushes pushes, @Autowired ApplicationContext context) {
        Device phone = apns.device().install(APP);

        assertThat(pushes.alert(phone.token().hex(), APP, "hello")).isEqualTo(200);

        assertThat(phone.inbox()).hasSize(1);
        assertThat(apns.journal().exchanges()).hasSize(1);
        Contexts.assertCached(wiring(), context);
    }

    @RepeatedTest(3)
    default void a_push_of_our_client_reaches_the_fake_of_this_test(
            MockApnsServer apns, @Autowired ApnsClient ofTheApplication, @Autowired ApplicationContext context) {
        Device phone = apns.device().install(APP);

        assertThat(ofTheApplication
                        .send(Notification.alert(phone.token(), APP, "hello"))
                        .join()
                        .isAccepted())
                .isTrue();

        assertThat(phone.inbox()).hasSize(1);
        Contexts.assertCached(wiring(), context);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SigningKey;
import dev.mockapns.junit.MockApns;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.TokenEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests of the three examples of docs/why-bad-device-token.md. */
@MockApns("com.example.orders")
class CuresTest {

    private static final String APP = "com.example.orders";
    private static final Payload HELLO = Payload.alert("hello");

    @Test
    void a_dead_token_is_removed(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install(APP);
        DeadTokens tokens = new DeadTokens(client);
        Registration row =
                registration(phone, PRODUCTION, apns.clock().instant().minusSeconds(60));
        tokens.add(row);

        phone.uninstall();
        tokens.send(row, HELLO).join();

        assertThat(tokens.knows(row.token())).isFalse();
    }

    @Test
    void a_token_that_was_registered_again_since_is_kept(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install(APP).uninstall();
        DeadTokens tokens = new DeadTokens(client);
        Registration row =
                registration(phone, PRODUCTION, apns.clock().instant().plusSeconds(60));
        tokens.add(row);

        tokens.send(row, HELLO).join();

        assertThat(tokens.knows(row.token())).isTrue();
    }

    @Test
    void a_token_of_the_wrong_host_is_kept(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install(APP, SANDBOX);
        DeadTokens tokens = new DeadTokens(client);
        Registration row = registration(phone, PRODUCTION, Instant.EPOCH);
        tokens.add(row);

        tokens.send(row, HELLO).join();

        assertThat(tokens.knows(row.token())).isTrue();
    }

    @Test
    void each_push_goes_to_the_environment_of_its_token(MockApnsServer apns) {
        Device released = apns.device().install(APP, PRODUCTION);
        Device developed = apns.device().install(APP, SANDBOX);

        try (ApnsClient production = client(apns, PRODUCTION);
                ApnsClient sandbox = client(apns, SANDBOX)) {
            EnvironmentRouter router = new EnvironmentRouter(production, sandbox);
            router.send(registration(released, PRODUCTION, Instant.EPOCH), HELLO)
                    .join();
            router.send(registration(developed, SANDBOX, Instant.EPOCH), HELLO).join();
        }

        assertThat(released.inbox()).hasSize(1);
        assertThat(developed.inbox()).hasSize(1);
    }

    @Test
    void row_without_an_environment_is_sent_to_both_hosts(MockApnsServer apns) {
        Device developed = apns.device().install(APP, SANDBOX);

        try (ApnsClient production = client(apns, PRODUCTION);
                ApnsClient sandbox = client(apns, SANDBOX)) {
            EnvironmentRouter.Sent sent = new EnvironmentRouter(production, sandbox)
                    .sendAnywhere(registration(developed, PRODUCTION, Instant.EPOCH), HELLO)
                    .join();

            assertThat(sent.result().isAccepted()).isTrue();
            assertThat(sent.environment()).isEqualTo(SANDBOX);
        }
        assertThat(developed.inbox()).hasSize(1);
    }

    @Test
    void token_update_replaces_the_old_token(MockApnsServer apns) {
        TokenUpdates updates = new TokenUpdates();
        apns.onToken(event -> {
            if (event instanceof TokenEvent.Issued issued) {
                updates.register(events(issued.token(), issued.at()));
            }
        });

        Device phone = apns.device("Alice's iPhone").install(APP).rotateToken();
        apns.settle(Duration.ofSeconds(5));

        assertThat(updates.tokenOf("Alice's iPhone")).contains(phone.token());
    }

    private static Registration registration(Device device, Environment environment, Instant at) {
        return new Registration("alice", device.name(), device.token(), APP, environment, at);
    }

    private static Registration events(IssuedToken token, Instant at) {
        return new Registration(
                "alice", token.device(), token.token(), token.topic().value(), token.environment(), at);
    }

    private static ApnsClient client(MockApnsServer apns, Environment environment) {
        return ApnsClient.builder()
                .server(apns.host(), apns.port(environment))
                .trust(apns.caCertificate())
                .signingKey(SigningKey.fromPem(
                        apns.key().p8(), apns.key().keyId(), apns.key().teamId()))
                .build();
    }
}

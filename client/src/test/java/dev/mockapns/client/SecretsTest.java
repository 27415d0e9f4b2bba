/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mockapns.client.FakeServer.Peer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.KeyPair;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Logs and exceptions of the client contain neither the signing key nor a provider token. */
@Timeout(30)
@ResourceLock(Resources.SYSTEM_ERR)
class SecretsTest {

    private final PrintStream originalErr = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(logged, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(originalErr);
        originalErr.write(logged.toByteArray(), 0, logged.size());
    }

    @Test
    void a_failure_shows_neither_the_signing_key_nor_a_provider_token() throws Exception {
        KeyPair pair = TestPki.keyPair("secp256r1");
        SigningKey key = SigningKey.fromPem(TestPki.pem(pair), TestPki.KEY_ID, TestPki.TEAM_ID);
        String shown;
        try (FakeServer server = new FakeServer();
                ApnsClient client = ApnsClient.builder()
                        .server("127.0.0.1", server.port())
                        .trust(TestPki.trusted())
                        .signingKey(key)
                        .build()) {
            CompletableFuture<SendResult> sent =
                    client.send(Notification.builder("00fc13ad".repeat(8), "com.example.orders")
                            .payload(Payload.alert("Hello"))
                            .build());
            try (Peer peer = server.accept()) {
                peer.settings();
                peer.awaitRequest();
            }
            Throwable failure = catchThrowable(() -> sent.get(20, TimeUnit.SECONDS));
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text, true));
            shown = text + client.toString() + key;
        }

        String privateKey = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        assertThat(shown + logged.toString(UTF_8))
                .contains("ApnsException")
                .doesNotContain(privateKey.substring(60, 90))
                .doesNotContain("eyJ");
    }
}

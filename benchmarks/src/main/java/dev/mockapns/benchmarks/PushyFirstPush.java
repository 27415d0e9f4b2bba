/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.server.AcceptAllPushNotificationHandlerFactory;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;

/** The same as {@link FirstPush} with Pushy's mock server, which accepts every push, and Pushy's client. */
public final class PushyFirstPush {

    private PushyFirstPush() {}

    /** Does it once, in a fresh JVM. */
    public static void main(String[] arguments) throws Exception {
        X509Bundle bundle = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        ECPrivateKey key = (ECPrivateKey) keys.generateKeyPair().getPrivate();
        MockApnsServer server = new MockApnsServerBuilder()
                .setServerCredentials(bundle.toTempCertChainPem(), bundle.toTempPrivateKeyPem(), null)
                .setHandlerFactory(new AcceptAllPushNotificationHandlerFactory())
                .build();
        int port = freePort();
        server.start(port).get();
        ApnsClient client = new ApnsClientBuilder()
                .setApnsServer("localhost", port)
                .setTrustedServerCertificateChain(bundle.getCertificate())
                .setSigningKey(new ApnsSigningKey("MOCKKEY001", "MOCKTEAM01", key))
                .build();
        boolean accepted = client.sendNotification(new SimpleApnsPushNotification(
                        "ab".repeat(32), "com.example.orders", "{\"aps\":{\"alert\":\"Order 42 is on its way\"}}"))
                .get()
                .isAccepted();
        client.close().get();
        server.shutdown().get();
        if (!accepted) {
            throw new IllegalStateException("the push was rejected");
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

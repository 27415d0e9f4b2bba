/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Pushes with only the JDK. */
final class JdkPushes {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ApnsSettings apns;
    private final HttpClient http;
    private final String providerToken;

    JdkPushes(ApnsSettings apns, X509Certificate ca) throws GeneralSecurityException, IOException {
        this.apns = apns;
        this.http = HttpClient.newBuilder().sslContext(trusting(ca)).build();
        this.providerToken = providerToken(apns);
    }

    /** Returns the status of the answer. */
    int alert(String token, String topic, String text) {
        HttpRequest push = HttpRequest.newBuilder(
                        URI.create("https://" + apns.host() + ":" + apns.port() + "/3/device/" + token))
                .timeout(Duration.ofSeconds(20))
                .header("authorization", "bearer " + providerToken)
                .header("apns-topic", topic)
                .header("apns-push-type", "alert")
                .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{\"alert\":\"" + text + "\"}}"))
                .build();
        try {
            return http.send(push, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pushing", e);
        }
    }

    private static SSLContext trusting(X509Certificate ca) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String providerToken(ApnsSettings apns) throws GeneralSecurityException, IOException {
        String head = "{\"alg\":\"ES256\",\"kid\":\"" + apns.keyId() + "\"}";
        String claims =
                "{\"iss\":\"" + apns.teamId() + "\",\"iat\":" + Instant.now().getEpochSecond() + "}";
        String signed =
                BASE64.encodeToString(head.getBytes(UTF_8)) + "." + BASE64.encodeToString(claims.getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key(Files.readString(apns.keyFile())));
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static PrivateKey key(String p8) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(p8.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}

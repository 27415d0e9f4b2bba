/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A back end that uses only {@code connection.json} and the JDK. */
final class JdkBackEnd {

    private final JsonNode connection;
    private final HttpClient http;
    private final String providerToken;

    JdkBackEnd(JsonNode connection) throws IOException, GeneralSecurityException {
        this.connection = connection;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(trusting(Path.of(connection.get("caFile").asText())))
                .build();
        this.providerToken = providerToken(connection);
    }

    String providerToken() {
        return providerToken;
    }

    /** Sends an alert to the production listener. */
    HttpResponse<String> push(String token, String topic) throws IOException, InterruptedException {
        return pushTo("productionPort", token, topic);
    }

    HttpResponse<String> pushTo(String portField, String token, String topic) throws IOException, InterruptedException {
        return send(request(portField, ApnsPaths.DEVICE + token)
                .header(ApnsHeaders.TOPIC, topic)
                .header(ApnsHeaders.PUSH_TYPE, "alert")
                .POST(BodyPublishers.ofString("{\"aps\":{\"alert\":\"Hello\"}}")));
    }

    /** Sends a push of another type to the production listener. */
    HttpResponse<String> push(String token, String topic, String type) throws IOException, InterruptedException {
        return send(request("productionPort", ApnsPaths.DEVICE + token)
                .header(ApnsHeaders.TOPIC, topic)
                .header(ApnsHeaders.PUSH_TYPE, type)
                .POST(BodyPublishers.ofString("{\"aps\":{\"content-available\":1}}")));
    }

    /** Begins a request with a provider token to one of the four listeners. */
    HttpRequest.Builder request(String portField, String path) {
        String address = "https://" + connection.get("host").asText() + ":"
                + connection.get(portField).asInt() + path;
        return HttpRequest.newBuilder(URI.create(address)).header(ApnsHeaders.AUTHORIZATION, "bearer " + providerToken);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends an alert to the production listener, with the first certificate instead of a provider token. */
    static HttpResponse<String> pushWithCertificate(JsonNode connection, String token, String topic)
            throws IOException, InterruptedException, GeneralSecurityException {
        JsonNode certificate = connection.get("certificates").get(0);
        char[] password = certificate.get("password").asText().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(Path.of(certificate.get("file").asText()))) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        String address = "https://" + connection.get("host").asText() + ":"
                + connection.get("productionPort").asInt() + ApnsPaths.DEVICE + token;
        return HttpClient.newBuilder()
                .sslContext(context(Path.of(connection.get("caFile").asText()), keys.getKeyManagers()))
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header(ApnsHeaders.TOPIC, topic)
                                .header(ApnsHeaders.PUSH_TYPE, "alert")
                                .POST(BodyPublishers.ofString("{\"aps\":{\"alert\":\"Hello\"}}"))
                                .build(),
                        BodyHandlers.ofString());
    }

    static SSLContext trusting(Path caFile) throws IOException, GeneralSecurityException {
        return context(caFile, new KeyManager[0]);
    }

    private static SSLContext context(Path caFile, KeyManager[] keys) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(caFile)) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, managers.getTrustManagers(), null);
        return context;
    }

    private static String providerToken(JsonNode connection) throws IOException, GeneralSecurityException {
        String header =
                "{\"alg\":\"ES256\",\"kid\":\"" + connection.get("keyId").asText() + "\"}";
        String claims = "{\"iss\":\"" + connection.get("teamId").asText() + "\",\"iat\":"
                + Instant.now().getEpochSecond() + "}";
        String signed = base64Url(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64Url(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(privateKey(Path.of(connection.get("keyFile").asText())));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64Url(signature.sign());
    }

    private static PrivateKey privateKey(Path p8) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(p8).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

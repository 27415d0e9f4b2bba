/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Writes provider tokens that differ in their {@code iat}. */
final class ProviderToken {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String keyId;
    private final String teamId;

    private ProviderToken(PrivateKey key, String keyId, String teamId) {
        this.key = key;
        this.keyId = keyId;
        this.teamId = teamId;
    }

    static ProviderToken of(Path p8, String keyId, String teamId) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(p8).replaceAll("-----.*-----", "");
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
        return new ProviderToken(key, keyId, teamId);
    }

    String signed(int number) {
        String content = content(keyId, teamId, number);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(content.getBytes(US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a provider token with the key of serve", e);
        }
    }

    /** For a server that does not read it. */
    static String unsigned(int number) {
        return content("MOCKKEY001", "MOCKTEAM01", number) + "." + BASE64.encodeToString(new byte[64]);
    }

    private static String content(String keyId, String teamId, int number) {
        long issuedAt = Instant.now().getEpochSecond() - number;
        return base64("{\"alg\":\"ES256\",\"kid\":\"" + keyId + "\"}") + "."
                + base64("{\"iss\":\"" + teamId + "\",\"iat\":" + issuedAt + "}");
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(US_ASCII));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockapns.server.world.ProviderKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Makes provider tokens with the JDK alone, right and wrong ones. */
public final class Jwt {

    private static final String RAW = "SHA256withECDSAinP1363Format";
    private static final String DER = "SHA256withECDSA";

    private String header;
    private String claims;
    private String algorithm = RAW;
    private Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    private final ProviderKey key;

    private Jwt(ProviderKey key, String iat) {
        this.key = key;
        this.header = "{\"alg\":\"ES256\",\"kid\":\"" + key.keyId() + "\"}";
        this.claims = "{\"iss\":\"" + key.teamId() + "\",\"iat\":" + iat + "}";
    }

    public static Jwt of(ProviderKey key, Instant issuedAt) {
        return new Jwt(key, Long.toString(issuedAt.getEpochSecond()));
    }

    static Jwt of(ProviderKey key, String iat) {
        return new Jwt(key, iat);
    }

    Jwt header(String json) {
        this.header = json;
        return this;
    }

    Jwt claims(String json) {
        this.claims = json;
        return this;
    }

    Jwt der() {
        this.algorithm = DER;
        return this;
    }

    Jwt paddedBase64() {
        this.base64 = Base64.getEncoder();
        return this;
    }

    public String sign() {
        String signed = encode(header.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String encode(byte[] bytes) {
        return base64.encodeToString(bytes);
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        String body = key.p8().replaceAll("-----[A-Z ]+-----", "");
        byte[] der = Base64.getMimeDecoder().decode(body);
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}

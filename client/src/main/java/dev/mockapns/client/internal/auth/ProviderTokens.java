/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The provider token of one key, shared by everything that sends with it: made on first use, and replaced some time
 * before APNs would reject it as too old. Thread-safe.
 *
 * <p>Source: Apple, <em>Establishing a token-based connection to APNs</em>: a token lives for an hour, and changing
 * it more often than every 20 minutes is refused.
 */
public final class ProviderTokens implements Authorization {

    /** Ten minutes before APNs would reject the token, which leaves time for the request to arrive. */
    static final Duration RENEWED_AT_AGE = Duration.ofMinutes(49);

    private final String keyId;
    private final String teamId;
    private final PrivateKey key;
    private final InstantSource clock;
    private final AtomicReference<@Nullable ProviderToken> cached = new AtomicReference<>();

    /**
     * Signs with {@code key}.
     *
     * @param keyId letters and digits, as {@code teamId}: they are written into JSON as they are
     * @param key a P-256 key
     */
    public ProviderTokens(String keyId, String teamId, PrivateKey key, InstantSource clock) {
        this.keyId = keyId;
        this.teamId = teamId;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Returns the current token. Signs a new one, which takes about a millisecond, if there is none or it is too old.
     */
    public ProviderToken current() {
        ProviderToken token = cached.get();
        return token != null && isFresh(token) ? token : renewed();
    }

    /** Returns {@link #current}. */
    @Override
    public Optional<ProviderToken> token() {
        return Optional.of(current());
    }

    /**
     * Forgets {@code refused}, so that the next {@link #current()} returns a new one; does nothing if it is already
     * forgotten.
     */
    @Override
    public void discard(ProviderToken refused) {
        cached.compareAndSet(refused, null);
    }

    private synchronized ProviderToken renewed() {
        ProviderToken madeMeanwhile = cached.get();
        if (madeMeanwhile != null && isFresh(madeMeanwhile)) {
            return madeMeanwhile;
        }
        Instant now = clock.instant();
        ProviderToken token = new ProviderToken(signed(now), now);
        cached.set(token);
        return token;
    }

    private String signed(Instant issuedAt) {
        String header = "{\"alg\":\"ES256\",\"kid\":\"" + keyId + "\"}";
        String claims = "{\"iss\":\"" + teamId + "\",\"iat\":" + issuedAt.getEpochSecond() + "}";
        String content = base64(bytes(header)) + "." + base64(bytes(claims));
        try {
            Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
            es256.initSign(key);
            es256.update(bytes(content));
            return content + "." + base64(es256.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot sign with a P-256 key, which APNs needs.", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private boolean isFresh(ProviderToken token) {
        return Duration.between(token.issuedAt(), clock.instant()).compareTo(RENEWED_AT_AGE) < 0;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.auth.AuthenticationToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** The authorization header of a back end that has the fake's key; one for all requests, as APNs wants it. */
final class Bearer {

    private Bearer() {}

    static String of(MockApnsServer apns) {
        try {
            ApnsSigningKey key = ApnsSigningKey.loadFromInputStream(
                    new ByteArrayInputStream(apns.key().p8().getBytes(StandardCharsets.US_ASCII)),
                    apns.key().teamId(),
                    apns.key().keyId());
            return new AuthenticationToken(key, Instant.now())
                    .getAuthorizationHeader()
                    .toString();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}

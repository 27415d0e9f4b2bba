/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.client.internal.auth.PrivateKeyPem;
import dev.mockapns.client.internal.auth.ProviderTokens;
import dev.mockapns.protocol.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * The key that provider tokens are signed with: the file {@code AuthKey_<KEYID>.p8} of Apple's developer portal, with
 * its ids. Immutable. The key itself cannot be read back and stays out of {@link #toString()}.
 *
 * <p>Source: Apple, <em>Establishing a token-based connection to APNs</em>.
 */
public final class SigningKey {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{" + Limits.KEY_AND_TEAM_ID_LENGTH + "}");

    /** A .p8 file has about 260 bytes. */
    private static final int MAX_PEM_BYTES = 65_536;

    private final String keyId;
    private final String teamId;
    private final PrivateKey key;

    private SigningKey(String keyId, String teamId, PrivateKey key) {
        this.keyId = keyId;
        this.teamId = teamId;
        this.key = key;
    }

    /**
     * Returns the key in {@code p8}.
     *
     * @param p8 a P-256 private key, PKCS #8 in PEM: the text of the {@code .p8} file
     * @param keyId the key's 10 letters and digits
     * @param teamId the team's 10 letters and digits
     * @throws IllegalArgumentException if {@code p8} is not such a key, or an id is malformed
     */
    public static SigningKey fromPem(String p8, String keyId, String teamId) {
        requireArguments(p8, keyId, teamId);
        checkId("keyId", keyId, "the ten letters and digits in the name AuthKey_<KEYID>.p8");
        checkId("teamId", teamId, "the ten letters and digits of Membership Details in Apple's developer portal");
        return new SigningKey(keyId, teamId, PrivateKeyPem.parse(p8));
    }

    /**
     * Returns the key in a {@code .p8} file.
     *
     * @throws IllegalArgumentException as {@link #fromPem}
     * @throws java.io.UncheckedIOException if the file cannot be read; names it
     */
    public static SigningKey read(Path p8, String keyId, String teamId) {
        requireArguments(p8, keyId, teamId);
        try (InputStream in = Files.newInputStream(p8)) {
            return read(in, keyId, teamId);
        } catch (IOException e) {
            throw new UncheckedIOException("p8: " + p8 + " cannot be read", e);
        }
    }

    /**
     * Returns the key in a stream. Reads the stream to its end, at most 64 KiB, and does not close it.
     *
     * @throws IllegalArgumentException as {@link #fromPem}
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    public static SigningKey read(InputStream p8, String keyId, String teamId) {
        requireArguments(p8, keyId, teamId);
        byte[] text;
        try {
            text = p8.readNBytes(MAX_PEM_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("p8: the stream cannot be read", e);
        }
        return fromPem(new String(text, StandardCharsets.ISO_8859_1), keyId, teamId);
    }

    /** Returns the key id: the {@code kid} of its provider tokens. */
    public String keyId() {
        return keyId;
    }

    /** Returns the team id: the {@code iss} of its provider tokens. */
    public String teamId() {
        return teamId;
    }

    ProviderTokens providerTokens(InstantSource clock) {
        return new ProviderTokens(keyId, teamId, key, clock);
    }

    private static void requireArguments(Object p8, String keyId, String teamId) {
        requireNonNull(p8, "p8");
        requireNonNull(keyId, "keyId");
        requireNonNull(teamId, "teamId");
    }

    private static void checkId(String name, String id, String whereToFind) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(name + ": \"" + id + "\" (expected: " + whereToFind + ")");
        }
    }

    @Override
    public String toString() {
        return "SigningKey[keyId=" + keyId + ", teamId=" + teamId + "]";
    }
}

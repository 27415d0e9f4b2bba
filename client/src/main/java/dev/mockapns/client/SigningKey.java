package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * The key that provider tokens are signed with: what Apple's developer portal hands out as {@code AuthKey_<KEYID>.p8},
 * with its ids. Immutable. The key itself cannot be read back and stays out of {@link #toString()}.
 *
 * <p>Source: Apple, <em>Establishing a token-based connection to APNs</em>.
 */
public final class SigningKey {

    private final String keyId;
    private final String teamId;

    private SigningKey(String keyId, String teamId) {
        this.keyId = keyId;
        this.teamId = teamId;
    }

    /**
     * Returns the key in {@code p8}.
     *
     * @param p8 a P-256 private key, PKCS #8 in PEM: the text of the {@code .p8} file
     * @param keyId the key's 10 letters and digits
     * @param teamId the team's 10 letters and digits
     * @throws IllegalArgumentException if {@code p8} is no such key, or an id is malformed
     */
    public static SigningKey fromPem(String p8, String keyId, String teamId) {
        requireNonNull(p8, "p8");
        return new SigningKey(requireNonNull(keyId, "keyId"), requireNonNull(teamId, "teamId"));
    }

    /**
     * Returns the key in a {@code .p8} file.
     *
     * @throws IllegalArgumentException as {@link #fromPem}
     * @throws java.io.UncheckedIOException if the file cannot be read; names it
     */
    public static SigningKey read(Path p8, String keyId, String teamId) {
        throw new IllegalStateException("to be written");
    }

    /**
     * Returns the key in a stream, which is read to its end and left open.
     *
     * @throws IllegalArgumentException as {@link #fromPem}
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    public static SigningKey read(InputStream p8, String keyId, String teamId) {
        throw new IllegalStateException("to be written");
    }

    /** Returns the key id: the {@code kid} of its provider tokens. */
    public String keyId() {
        return keyId;
    }

    /** Returns the team id: the {@code iss} of its provider tokens. */
    public String teamId() {
        return teamId;
    }

    @Override
    public String toString() {
        return "SigningKey[keyId=" + keyId + ", teamId=" + teamId + "]";
    }
}

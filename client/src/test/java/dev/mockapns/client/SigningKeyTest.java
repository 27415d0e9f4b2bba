/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private static final String KEY_ID = TestPki.KEY_ID;
    private static final String TEAM_ID = TestPki.TEAM_ID;

    @Test
    void a_key_is_read_from_text_file_and_stream(@TempDir Path directory) throws Exception {
        String pem = TestPki.pem(TestPki.keyPair("secp256r1"));
        Path file = Files.writeString(directory.resolve("AuthKey_ABC123DEFG.p8"), pem.replace("\n", "\r\n"));

        assertThatCode(() -> SigningKey.fromPem(pem, KEY_ID, TEAM_ID)).doesNotThrowAnyException();
        assertThatCode(() -> SigningKey.read(file, KEY_ID, TEAM_ID)).doesNotThrowAnyException();
        assertThatCode(() -> SigningKey.read(
                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)), KEY_ID, TEAM_ID))
                .doesNotThrowAnyException();
    }

    @Test
    void the_text_of_a_key_object_hides_the_key() throws Exception {
        assertThat(TestPki.signingKey()).hasToString("SigningKey[keyId=ABC123DEFG, teamId=DEF123GHIJ]");
    }

    @Test
    void a_key_on_another_curve_is_refused() throws Exception {
        String pem = TestPki.pem(TestPki.keyPair("secp384r1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(pem, KEY_ID, TEAM_ID))
                .withMessageStartingWith(
                        "p8: an elliptic-curve key that is not on P-256; for a test, `openssl genpkey ");
    }

    @Test
    void text_that_is_no_pem_is_refused_and_not_repeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem("c2VjcmV0", KEY_ID, TEAM_ID))
                .withMessageStartingWith("p8: no PEM block in 8 characters (expected: ")
                .withMessageNotContaining("c2VjcmV0");
    }

    @Test
    void bytes_that_are_no_key_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(block("PRIVATE KEY"), KEY_ID, TEAM_ID))
                .withMessageStartingWith("p8: a PEM block of 6 bytes that is no elliptic-curve key in PKCS #8");
    }

    @Test
    void key_in_sec_1_is_refused_with_the_command_to_convert_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(block("EC PRIVATE KEY"), KEY_ID, TEAM_ID))
                .withMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void a_malformed_key_id_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(block("PRIVATE KEY"), "ABC", TEAM_ID))
                .withMessage("keyId: \"ABC\" (expected: the ten letters and digits in the name AuthKey_<KEYID>.p8)");
    }

    @Test
    void a_malformed_team_id_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(block("PRIVATE KEY"), KEY_ID, "com.example"))
                .withMessageStartingWith("teamId: \"com.example\" (expected: ");
    }

    @Test
    void a_missing_file_is_named() {
        Path missing = Path.of("no", "AuthKey_ABC123DEFG.p8");

        assertThatThrownBy(() -> SigningKey.read(missing, KEY_ID, TEAM_ID))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("p8: " + missing + " cannot be read");
    }

    private static String block(String type) {
        return "-----BEGIN " + type + "-----\nc2VjcmV0\n-----END " + type + "-----";
    }
}

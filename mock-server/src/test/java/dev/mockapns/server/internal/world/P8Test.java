/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing keys as Apple's portal hands them out. */
class P8Test {

    @Test
    void the_public_half_is_found_from_the_private_one() {
        P8 made = P8.generate();

        assertThat(P8.parse(made.pem()).publicKey()).isEqualTo(made.publicKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void another_curve_is_refused_with_the_remedy(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));

        assertRefused(
                pem(generator.generateKeyPair().getPrivate().getEncoded()),
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256");
    }

    @Test
    void an_rsa_key_is_refused() throws GeneralSecurityException {
        byte[] rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();

        assertRefused(pem(rsa), "ES256 only");
    }

    @Test
    void a_key_in_sec_1_form_is_refused_with_the_command_that_converts_it() {
        assertRefused("-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----", "openssl pkcs8 -topk8");
    }

    @Test
    void an_encrypted_key_and_a_public_key_are_called_so() {
        assertRefused(
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "it is encrypted: take the password off with openssl pkcs8 -topk8 -nocrypt -in FILE");
        assertRefused("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "it is a public key");
        assertRefused("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----", "it is an RSA key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AuthKey_ABC.p8", "-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----"})
    void text_without_a_pem_block_is_refused(String text) {
        assertRefused(text, "-----BEGIN PRIVATE KEY-----");
    }

    private static void assertRefused(String pem, String hint) {
        assertThatThrownBy(() -> P8.parse(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("p8: ")
                .hasMessageContaining(hint)
                .hasMessageContaining("expected: a P-256 private key in PKCS #8 PEM");
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }
}

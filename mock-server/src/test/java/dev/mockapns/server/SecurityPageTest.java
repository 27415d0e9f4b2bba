/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that each promise of {@code SECURITY.md} has tests that prove it. */
class SecurityPageTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final String SERVER = "mock-server/src/test/java/dev/mockapns/server/";
    private static final String JUNIT = "junit-extension/src/test/java/dev/mockapns/junit/";
    private static final String STANDALONE = "standalone/src/test/java/dev/mockapns/standalone/";
    private static final String CLIENT = "client/src/test/java/dev/mockapns/client/";

    /**
     * A sentence of the page.
     *
     * @param proofs tests as {@code path/Class.method}
     */
    record Promise(String sentence, List<String> proofs) {}

    private static Promise promise(String sentence, String... proofs) {
        return new Promise(sentence, List.of(proofs));
    }

    static List<Promise> promises() {
        return List.of(
                promise(
                        "By default, a fake listens on the loopback interface only.",
                        SERVER + "internal/listener/ListenersTest.listeners_are_on_the_loopback_address_by_default"),
                promise(
                        "`serve` prints a warning if other machines can reach the fake.",
                        STANDALONE + "ServeTest.fake_that_other_machines_can_reach_causes_a_warning"),
                promise(
                        "Neither the repository nor a jar that is built from it holds a private key.",
                        SERVER + "SecretsTest.no_private_key_is_in_the_repository"),
                promise(
                        "By default, each fake makes its own signing key.",
                        SERVER + "SecretsTest.each_fake_makes_a_signing_key_of_its_own"),
                promise(
                        "The private keys of a fake, that of its CA included, stay in memory unless a directory is named"
                                + " for them.",
                        SERVER + "SecretsTest.a_fake_without_a_home_writes_no_file"),
                promise(
                        "`serve --home` and `certificates(directory)` give private files mode 0600, and a directory that"
                                + " they make mode 0700.",
                        STANDALONE + "ServeTest.secrets_are_readable_by_the_owner_only",
                        STANDALONE + "HomeDirectoryTest.key_is_readable_by_the_owner_only",
                        SERVER + "internal/listener/ServerIdentityTest.keys_are_for_their_owner_only",
                        SERVER
                                + "internal/providercertificate/ProviderCertificatesTest.the_kept_ca_is_for_its_owner_only"),
                promise(
                        "`serve` refuses a home that other users can write to, and follows no symbolic link at the place of"
                                + " its lock file.",
                        STANDALONE + "HomeDirectoryTest.a_home_that_everybody_can_write_to_is_refused",
                        STANDALONE + "HomeDirectoryTest.a_lock_that_is_a_symbolic_link_is_not_followed"),
                promise(
                        "It replaces and removes only connection files that a `serve` wrote.",
                        STANDALONE + "ConnectionFileTest.a_file_that_no_serve_wrote_is_refused_and_stays",
                        STANDALONE + "ConnectionFileTest.file_of_another_program_stays"),
                promise(
                        "The text of a key or a certificate object (`toString`) leaves out the private key.",
                        SERVER + "SecretsTest.the_text_of_an_object_leaves_out_its_key",
                        SERVER + "CertificateEndToEndTest.no_private_key_is_in_the_journal",
                        CLIENT + "SigningKeyTest.the_text_of_a_key_object_hides_the_key"),
                promise(
                        "The signature of a provider token is never kept, shown, logged or sent back, wherever a request"
                                + " has it.",
                        SERVER + "internal/http2/HiddenSignatureTest.a_signature_anywhere_in_a_request_appears_nowhere",
                        SERVER
                                + "internal/http2/HiddenSignatureTest.a_signature_in_the_exception_of_a_stub_appears_nowhere",
                        SERVER
                                + "internal/http2/HiddenSignatureTest.a_signature_in_a_request_of_http_1_appears_nowhere",
                        SERVER + "internal/pipeline/JournalTest.the_signature_of_a_provider_token_is_never_kept",
                        SERVER + "internal/pipeline/JournalTest.an_explanation_quotes_a_token_without_its_signature"),
                promise(
                        "The same holds for the JSON of the journal that the JUnit extension writes, and for what `serve`"
                                + " prints.",
                        JUNIT + "PublishedJournalTest.a_token_in_it_has_no_signature",
                        STANDALONE + "ServeTest.the_signature_of_a_provider_token_is_not_printed"),
                promise(
                        "A provider token is recognised by its structure: segments of Base64 or base64url between dots, of"
                                + " which the first is a JSON object; what follows the second dot is masked, so of an encrypted"
                                + " token (JWE) the last three segments.",
                        SERVER + "internal/quoting/SignatureMaskTest.a_token_loses_its_signature",
                        SERVER
                                + "internal/quoting/SignatureMaskTest.a_header_may_have_white_space_wherever_json_takes_it",
                        SERVER
                                + "internal/quoting/SignatureMaskTest.an_encrypted_token_keeps_its_header_and_one_segment",
                        SERVER + "internal/quoting/SignatureMaskTest.other_text_stays_as_it_is"),
                promise(
                        "It is recognised also where it is percent-encoded, escaped as JSON allows, or cut off within the"
                                + " signature.",
                        SERVER + "internal/quoting/SignatureMaskTest.dots_may_be_written_as_a_url_or_json_has_them",
                        SERVER
                                + "internal/quoting/SignatureMaskTest.a_token_whose_end_is_cut_off_loses_what_is_left_of_its_signature",
                        SERVER + "internal/quoting/SignatureMaskTest.random_tokens_in_random_text_show_no_signature"),
                promise(
                        "Of an `authorization` header, the journal has no more than the scheme, and the header and the"
                                + " claims of a provider token.",
                        SERVER + "internal/pipeline/JournalTest.any_other_authorization_is_masked_whole",
                        SERVER
                                + "internal/pipeline/JournalTest.an_authorization_of_any_shape_is_kept_without_the_signature"),
                promise(
                        "Of `proxy-authorization` and `cookie` headers, the journal has the names only.",
                        SERVER + "internal/pipeline/JournalTest.other_credentials_are_masked_whole"),
                promise(
                        "The journal keeps a body with `*` for each byte of a signature.",
                        SERVER
                                + "internal/pipeline/JournalTest.the_journal_masks_a_token_in_a_payload_and_the_inbox_does_not"),
                promise(
                        "A stub of the test, and the inbox of a device, get what was sent unchanged.",
                        SERVER + "internal/pipeline/JournalTest.a_stub_gets_a_request_as_it_was_sent",
                        SERVER
                                + "internal/pipeline/JournalTest.the_journal_masks_a_token_in_a_payload_and_the_inbox_does_not"),
                promise(
                        "A client certificate with a provider token in it is shown without the signature.",
                        SERVER
                                + "internal/providercertificate/ProviderCertificatesTest.a_provider_token_in_a_certificate_is_shown_without_its_signature"),
                promise(
                        "Masking a request takes time in proportion to its length, whatever it holds.",
                        SERVER + "internal/quoting/SignatureMaskTest.text_of_any_kind_is_masked_in_linear_time",
                        SERVER + "internal/pipeline/JournalTest.any_request_is_recorded_in_linear_time"),
                promise(
                        "Reports and explanations shorten device tokens.",
                        SERVER + "internal/pipeline/JournalTest.a_report_has_device_tokens_shortened",
                        SERVER + "internal/pipeline/ExplanationsTest.every_explanation_is_that_of_the_golden_file"),
                promise(
                        "What a client sent can neither begin a line of a report or a log nor steer a terminal.",
                        SERVER
                                + "internal/quoting/QuotedTest.what_a_client_sent_can_neither_colour_a_terminal_nor_forge_a_line"),
                promise(
                        "A header list over 8000 bytes is not kept.",
                        SERVER
                                + "internal/http2/HeaderListTest.a_larger_header_list_gets_431_and_is_recorded_to_the_byte",
                        SERVER + "internal/http2/HeaderListTest.a_few_bytes_that_decompress_to_millions_get_431"),
                promise(
                        "At most 5120 bytes of a body are kept, and the rest is counted.",
                        SERVER + "internal/http2/RequestTest.a_body_over_the_kept_size_is_counted_to_the_byte"),
                promise(
                        "The journal, the records of connections and the memory of provider tokens are bounded.",
                        SERVER + "internal/pipeline/JournalTest.the_oldest_exchanges_go_first_and_are_counted",
                        SERVER + "internal/journal/ConnectionJournalTest.the_oldest_records_go_first",
                        SERVER
                                + "internal/journal/ConnectionJournalTest.a_connection_keeps_its_first_events_and_counts_the_others",
                        SERVER
                                + "internal/providertoken/ProviderTokensTest.the_number_of_remembered_tokens_is_limited"),
                promise(
                        "The client verifies the certificate of the server and its host name.",
                        CLIENT + "ApnsClientStreamsTest.a_certificate_of_an_unknown_root_is_refused",
                        CLIENT + "ApnsClientStreamsTest.a_certificate_for_another_host_is_refused"),
                promise(
                        "It leaves the signing key and provider tokens out of `toString`, of what it throws and of what it"
                                + " logs.",
                        CLIENT + "SecretsTest.a_failure_shows_neither_the_signing_key_nor_a_provider_token",
                        CLIENT + "SigningKeyTest.the_text_of_a_key_object_hides_the_key",
                        CLIENT + "SigningKeyTest.text_that_is_no_pem_is_refused_and_not_repeated"),
                promise(
                        "It reads no more of the answer to a push than it needs.",
                        CLIENT + "ApnsClientStreamsTest.an_error_body_without_end_is_cut_and_harmless"));
    }

    @Test
    void every_promise_of_the_page_is_proven_and_no_other() throws IOException {
        assertThat(sentences())
                .containsExactlyElementsOf(
                        promises().stream().map(Promise::sentence).toList());
    }

    @ParameterizedTest
    @MethodSource("promises")
    void every_proof_is_a_test(Promise promise) throws IOException {
        assertThat(promise.proofs()).isNotEmpty();
        for (String proof : promise.proofs()) {
            int dot = proof.lastIndexOf('.');
            String source = Files.readString(REPOSITORY.resolve(proof.substring(0, dot) + ".java"));

            int method = source.indexOf("void " + proof.substring(dot + 1) + "(");
            assertThat(method).as(proof).isPositive();
            assertThat(source.substring(source.lastIndexOf("\n\n", method), method))
                    .as(proof)
                    .containsPattern("@(Parameterized)?Test\n");
        }
    }

    /** Returns the points of the lists under the heading of promises; other text there is a promise without a proof. */
    private static List<String> sentences() throws IOException {
        String page = Files.readString(REPOSITORY.resolve("SECURITY.md"));
        String promised = page.substring(page.indexOf("## What is promised"), page.indexOf("## What is not promised"));
        List<String> sentences = new ArrayList<>();
        List<String> lines = promised.lines()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("### "))
                .toList();
        assertThat(lines.get(0)).isEqualTo("A test proves each line; `SecurityPageTest` names the test.");
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("* ")) {
                sentences.add(line.substring(2));
            } else {
                assertThat(line).as("a line of no point").startsWith("  ");
                int last = sentences.size() - 1;
                sentences.set(last, sentences.get(last) + " " + line.strip());
            }
        }
        return sentences;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {

    private static final String ORIGINAL = "; the document was changed or cut: read it as MockApns wrote it";
    private static final String NEWER = "; read it with the release of MockApns that wrote it, or a newer one";

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "1.0", "\"1\"", "null"})
    void another_version_is_refused_before_anything_else(String version) {
        String document = sample("\"version\" : 1", "\"unknown\" : {}, \"version\" : " + version);

        JournalFormatException refused = refused(document);

        assertThat(refused).hasMessage("version: " + version + " is unknown (expected: 1)" + NEWER);
        assertThat(refused.path()).isEqualTo("version");
    }

    @Test
    void the_version_may_be_anywhere() throws IOException {
        String document = sample("\"version\" : 1,", "").replaceFirst("}\\s*\\z", ", \"version\" : 1 }");

        assertThat(Snapshots.read(document)).isEqualTo(SampleJournal.snapshot());
    }

    @Test
    void the_fields_of_a_record_may_be_in_any_order() throws IOException {
        String document = sample(
                "\"type\" : \"accepted\",\n      \"delivery\"",
                "\"status\" : 200, \"type\" : \"accepted\", \"delivery\"");

        assertThat(Snapshots.read(document)).isEqualTo(SampleJournal.snapshot());
    }

    @Test
    void rendered_text_is_ignored() throws IOException {
        String document = sample("\"because\" : \"a stub of the test chose this answer\"", "\"because\" : 7");

        assertThat(Snapshots.read(document)).isEqualTo(SampleJournal.snapshot());
    }

    @Test
    void a_missing_version_is_named() {
        assertThat(refused(sample("\"version\" : 1,", ""))).hasMessage("version: is missing" + ORIGINAL);
    }

    @Test
    void an_unknown_type_is_named_with_those_that_are_known() {
        assertThat(refused(sample("\"type\" : \"accepted\"", "\"type\" : \"java.lang.Runtime\"")))
                .hasMessage("exchanges[0].verdict.type: \"java.lang.Runtime\" is an unknown type (expected: accepted,"
                        + " channel-created, deleted, found, rejected)" + NEWER);
    }

    @Test
    void an_unknown_field_is_named_with_those_that_are_known() {
        assertThat(refused(sample("\"outcome\"", "\"extra\" : null, \"outcome\"")))
                .hasMessage("exchanges[0].verdict.delivery.extra: an unknown field (expected: outcome, cause)" + NEWER);
    }

    @Test
    void an_unknown_field_of_the_document_is_named() {
        assertThat(refused(sample("\"dropped\"", "\"extra\" : null, \"dropped\"")))
                .hasMessage("extra: an unknown field (expected: version, dropped, exchanges, connections)" + NEWER);
    }

    @Test
    void an_unknown_constant_is_named_with_those_that_are_known() {
        assertThat(refused(sample("\"NO_DEVICE\"", "\"LOST\"")))
                .hasMessage("exchanges[0].verdict.delivery.outcome: \"LOST\" is unknown (expected: DELIVERED, STORED,"
                        + " DISCARDED, NO_DEVICE)" + NEWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"dropped\" : 0 | \"dropped\" : \"0\" | dropped: \"0\" (expected: a whole number)",
                "\"dropped\" : 0 | \"dropped\" : 0.5 | dropped: 0.5 (expected: a whole number)",
                "\"number\" : 1 | \"number\" : null | exchanges[0].number: null (expected: a whole number)",
                "\"number\" : 1 | \"number\" : 9223372036854775808"
                        + " | exchanges[0].number: 9223372036854775808 (expected: a whole number)",
                "\"port\" : 8443 | \"port\" : 2147483648"
                        + " | connections[0].port: 2147483648 (expected: a whole number below 2147483648)",
                "\"pathIndexed\" : false | \"pathIndexed\" : \"no\""
                        + " | exchanges[0].request.pathIndexed: \"no\" (expected: true or false)",
                "\"method\" : \"POST\" | \"method\" : [ ]"
                        + " | exchanges[0].request.method: an array of 0 (expected: a string)",
                "\"environment\" : \"PRODUCTION\" | \"environment\" : 1"
                        + " | exchanges[0].request.environment: 1 (expected: a string)",
                "\"receivedAt\" : \"2026-01-31T10:00:01Z\" | \"receivedAt\" : \"soon\""
                        + " | exchanges[0].request.receivedAt: \"soon\""
                        + " (expected: a time such as 2026-01-31T10:00:00Z)",
                "\"topics\" : [ \"com.example.orders\" ] | \"topics\" : [ \"a topic\" ]"
                        + " | exchanges[1].request.connection.certificate.topics[0]: \"a topic\""
                        + " (expected: a topic such as com.example.orders)",
                "\"findings\" : [ ] | \"findings\" : { }"
                        + " | exchanges[1].findings: an object of 0 fields (expected: an array)",
                "\"cause\" : { | \"cause\" : 1, \"x\" : { | exchanges[0].verdict.delivery.cause: 1 (expected: an object)"
            })
    void a_value_of_the_wrong_type_is_named_with_what_is_expected(String valid, String wrong, String message) {
        assertThat(refused(sample(valid, wrong))).hasMessage(message + ORIGINAL);
    }

    @Test
    void a_missing_field_is_named() {
        assertThat(refused(sample("\"number\" : 2,", ""))).hasMessage("exchanges[1].number: is missing" + ORIGINAL);
    }

    @Test
    void a_missing_field_of_the_document_is_named() {
        assertThat(refused("{\"version\":1,\"dropped\":0,\"exchanges\":[]}"))
                .hasMessage("connections: is missing" + ORIGINAL);
    }

    @Test
    void a_missing_type_is_named() {
        assertThat(refused(sample("\"type\" : \"accepted\",", "")))
                .hasMessage("exchanges[0].verdict.type: is missing" + ORIGINAL);
    }

    @ParameterizedTest
    @CsvSource({"dropped,dropped", "number,exchanges[0].number"})
    void a_field_that_occurs_twice_is_named(String name, String path) {
        String once = "\"" + name + "\" : ";

        assertThat(refused(sample(once, once + "0, " + once))).hasMessage(path + ": occurs twice" + ORIGINAL);
    }

    @Test
    void a_value_that_its_type_refuses_is_named() {
        assertThat(refused(sample("\"length\" : 70000", "\"length\" : 1")))
                .hasMessage(
                        "exchanges[1].request.body: a body of length 1 with 2 bytes (expected: as many or fewer, and at"
                                + " most 5120)" + ORIGINAL);
    }

    @Test
    void a_signature_in_a_message_is_masked() {
        String token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJURUFNSUQxMjM0In0.c2lnbmF0dXJl";

        assertThat(refused(sample("\"accepted\"", "\"" + token + "\""))).hasMessageNotContaining("c2lnbmF0dXJl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"version\":1}{}", "{\"version\":tru", "no JSON", "{\"version\":1,\"exchanges\":[{"})
    void text_that_is_not_one_json_value_is_refused(String text) {
        assertThat(refused(text))
                .hasMessageStartingWith("journal: unreadable JSON: ")
                .hasMessageEndingWith(ORIGINAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"text\""})
    void a_document_that_is_no_object_is_refused(String text) {
        assertThat(refused(text))
                .hasMessageStartingWith("journal: ")
                .hasMessageEndingWith("(expected: an object)" + ORIGINAL);
    }

    @Test
    void invalid_utf_8_is_refused() {
        byte[] document = sample("POST", "\u00ff").getBytes(ISO_8859_1);

        assertThatExceptionOfType(JournalFormatException.class)
                .isThrownBy(() -> JournalSnapshot.readFrom(new ByteArrayInputStream(document)))
                .withMessage("journal: unreadable JSON: not UTF-8" + ORIGINAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "dropped", "exchanges", "unknown"})
    void a_document_that_nests_too_deep_is_refused(String name) {
        String deep = "{\"" + name + "\":" + "[".repeat(1_000_000);

        assertThat(refused(deep)).hasMessageStartingWith("journal: unreadable JSON: nested deeper than 128");
    }

    @Test
    void an_exchange_of_too_many_values_is_refused() {
        String many = "1,".repeat(1_000_001);

        assertThat(refused("{\"version\":1,\"exchanges\":[[" + many + "1]]}"))
                .hasMessageStartingWith(
                        "journal: unreadable JSON: more than 1000000 values in one exchange or connection record");
    }

    @Test
    void a_number_that_is_too_long_is_refused() {
        assertThat(refused(sample("\"dropped\" : 0", "\"dropped\" : 1" + "0".repeat(1000))))
                .hasMessageStartingWith("journal: unreadable JSON: ");
    }

    @Test
    void a_document_that_is_too_large_is_refused() {
        byte[] document = sample("", "").getBytes(UTF_8);

        assertThatExceptionOfType(JournalFormatException.class)
                .isThrownBy(() -> SnapshotReader.read(new ByteArrayInputStream(document), document.length - 1))
                .withMessageStartingWith("journal: larger than " + (document.length - 1) + " bytes");
    }

    /** Returns the sample with one place changed. */
    private static String sample(String valid, String changed) {
        try {
            String sample = Snapshots.json(SampleJournal.snapshot());
            assertThat(sample).contains(valid);
            return sample.replaceFirst(Pattern.quote(valid), Matcher.quoteReplacement(changed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JournalFormatException refused(String document) {
        return catchThrowableOfType(JournalFormatException.class, () -> Snapshots.read(document));
    }
}

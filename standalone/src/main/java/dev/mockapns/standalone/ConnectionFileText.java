/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a connection file: a field that identifies the format, then the fields of {@link ConnectionDetails}. Written with
 * Jackson's core: its databind takes longer to load than all that the file tells of.
 */
final class ConnectionFileText {

    private static final String FORMAT_FIELD = "format";
    private static final String FORMAT = "mockapns-connection";

    /** Enough to hold the first field. */
    private static final int HEAD_BYTES = 256;

    private static final JsonFactory JSON = new JsonFactory();

    private ConnectionFileText() {}

    static String of(ConnectionDetails connection) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField(FORMAT_FIELD, FORMAT);
            writeFields(connection, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be written", e);
        }
        return text + "\n";
    }

    private static void writeFields(ConnectionDetails connection, JsonGenerator json) throws IOException {
        json.writeStringField("host", connection.host());
        json.writeNumberField("productionPort", connection.productionPort());
        json.writeNumberField("sandboxPort", connection.sandboxPort());
        json.writeNumberField("productionManagementPort", connection.productionManagementPort());
        json.writeNumberField("sandboxManagementPort", connection.sandboxManagementPort());
        writePortIfOpen("sharedPort", connection.sharedPort(), json);
        writePortIfOpen("plainTextPort", connection.plainTextPort(), json);
        json.writeStringField("keyId", connection.keyId());
        json.writeStringField("teamId", connection.teamId());
        json.writeStringField("keyFile", connection.keyFile());
        json.writeStringField("caFile", connection.caFile());
        json.writeArrayFieldStart("topics");
        for (String topic : connection.topics()) {
            json.writeString(topic);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("certificates");
        for (ConnectionDetails.Certificate certificate : connection.certificates()) {
            write(certificate, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("devices");
        for (ConnectionDetails.Phone phone : connection.devices()) {
            write(phone, json);
        }
        json.writeEndArray();
    }

    private static void writePortIfOpen(String name, int port, JsonGenerator json) throws IOException {
        if (port != 0) {
            json.writeNumberField(name, port);
        }
    }

    private static void write(ConnectionDetails.Certificate certificate, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", certificate.topic());
        json.writeStringField("file", certificate.file());
        json.writeStringField("password", certificate.password());
        json.writeStringField("pemFile", certificate.pemFile());
        json.writeEndObject();
    }

    private static void write(ConnectionDetails.Phone phone, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", phone.name());
        json.writeStringField("topic", phone.topic());
        json.writeStringField("environment", phone.environment());
        json.writeStringField("token", phone.token());
        json.writeEndObject();
    }

    /** Returns whether a {@code serve} wrote this file. Reads only its beginning, and only regular files. */
    static boolean isIn(Path file) throws IOException {
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        try (JsonParser json = JSON.createParser(head)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && FORMAT_FIELD.equals(json.nextFieldName())
                    && FORMAT.equals(json.nextTextValue());
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}

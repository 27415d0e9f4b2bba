/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.docs.Matchday;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.wire.JournalSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The requests and channels in {@code journal.json}. */
@MockApns(value = Pushes.TOPIC, broadcast = Toggle.ON)
class PublishedJournalTest {

    @Test
    void a_broadcast_and_its_channel_are_in_it(MockApnsServer apns) throws IOException {
        Matchday matchday = new Matchday(apns, Pushes.TOPIC);
        String channel = matchday.open();
        matchday.goal(channel);
        matchday.channels();
        matchday.close(channel);

        JsonNode exchanges = exchanges(apns);

        assertThat(exchanges.findValuesAsText("listener"))
                .containsExactly("MANAGEMENT", "PUSH", "MANAGEMENT", "MANAGEMENT");
        assertThat(verdict(exchanges, 0))
                .isEqualTo("{\"type\":\"channel-created\",\"channelId\":\"" + channel + "\",\"status\":201}");
        assertThat(exchanges.at("/1/verdict/delivery/outcome").asText()).isEqualTo("NO_DEVICE");
        assertThat(verdict(exchanges, 2)).isEqualTo("{\"type\":\"found\",\"channels\":1,\"status\":200}");
        assertThat(verdict(exchanges, 3))
                .isEqualTo("{\"type\":\"deleted\",\"channelId\":\"" + channel + "\",\"status\":204}");
    }

    @Test
    void it_is_read_back_as_the_journal_has_it(MockApnsServer apns) throws IOException {
        Matchday matchday = new Matchday(apns, Pushes.TOPIC);
        matchday.goal(matchday.open());
        JournalSnapshot snapshot = PublishedJournal.snapshot(apns.journal());

        JournalSnapshot read = JournalSnapshot.readFrom(new ByteArrayInputStream(bytes(snapshot)));

        assertThat(read).isEqualTo(snapshot);
        assertThat(read.exchanges()).hasSize(2);
        assertThat(read.connections()).isNotEmpty();
    }

    @Test
    void a_token_in_it_has_no_signature(MockApnsServer apns) throws Exception {
        String token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJURUFNSUQxMjM0In0.";
        String payload = "{\"token\":\"" + token + "c2lnbmF0dXJl\"}";
        HttpClient http = HttpClient.newBuilder().sslContext(apns.sslContext()).build();
        http.send(
                HttpRequest.newBuilder(URI.create("https://" + apns.host() + ":" + apns.port(Environment.PRODUCTION)
                                + ApnsPaths.DEVICE + token + "c2lnbmF0dXJl"))
                        .header(ApnsHeaders.AUTHORIZATION, "bearer " + token + "c2lnbmF0dXJl")
                        .header(ApnsHeaders.TOPIC, token + "c2lnbmF0dXJl")
                        .POST(HttpRequest.BodyPublishers.ofString(payload))
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        JsonNode body = exchanges(apns).at("/0/request/body");

        assertThat(new String(json(apns), StandardCharsets.UTF_8))
                .contains(token)
                .doesNotContain("c2lnbmF0dXJl");
        assertThat(body.path("text").asText()).isEqualTo(payload.replace("c2lnbmF0dXJl", "************"));
        assertThat(body.at("/json/token").asText()).isEqualTo(token + "************");
    }

    private static String verdict(JsonNode exchanges, int exchange) {
        return exchanges.path(exchange).path("verdict").toString();
    }

    private static JsonNode exchanges(MockApnsServer apns) throws IOException {
        return new ObjectMapper().readTree(json(apns)).path("exchanges");
    }

    private static byte[] json(MockApnsServer apns) throws IOException {
        return bytes(PublishedJournal.snapshot(apns.journal()));
    }

    private static byte[] bytes(JournalSnapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        snapshot.writeTo(out);
        return out.toByteArray();
    }
}

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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code journal.json} contains channels, too. */
@MockApns(value = Pushes.TOPIC, broadcast = true)
class JournalJsonTest {

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
        assertThat(verdict(exchanges, 0)).isEqualTo("{\"status\":201,\"channelId\":\"" + channel + "\"}");
        assertThat(exchanges.at("/1/verdict/delivery").asText()).isEqualTo("NO_DEVICE");
        assertThat(verdict(exchanges, 2)).isEqualTo("{\"status\":200,\"channels\":1}");
        assertThat(verdict(exchanges, 3)).isEqualTo("{\"status\":204,\"channelId\":\"" + channel + "\"}");
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

        assertThat(new String(JournalJson.bytes(apns.journal()), StandardCharsets.UTF_8))
                .contains(token)
                .doesNotContain("c2lnbmF0dXJl");
        assertThat(new String(body.path("base64").binaryValue(), StandardCharsets.UTF_8))
                .isEqualTo(payload.replace("c2lnbmF0dXJl", "************"));
        assertThat(body.at("/json/token").asText()).isEqualTo(token + "************");
    }

    private static String verdict(JsonNode exchanges, int exchange) {
        return exchanges.path(exchange).path("verdict").toString();
    }

    private static JsonNode exchanges(MockApnsServer apns) throws IOException {
        return new ObjectMapper().readTree(JournalJson.bytes(apns.journal())).path("exchanges");
    }
}

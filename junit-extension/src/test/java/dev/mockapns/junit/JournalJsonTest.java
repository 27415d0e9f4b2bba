/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.docs.Matchday;
import dev.mockapns.server.MockApnsServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code journal.json} tells of channels too. */
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

        assertThat(exchanges.findValuesAsText("door"))
                .containsExactly("MANAGEMENT", "PUSH", "MANAGEMENT", "MANAGEMENT");
        assertThat(verdict(exchanges, 0)).isEqualTo("{\"status\":201,\"channelId\":\"" + channel + "\"}");
        assertThat(exchanges.at("/1/verdict/delivery").asText()).isEqualTo("NO_DEVICE");
        assertThat(verdict(exchanges, 2)).isEqualTo("{\"status\":200,\"channels\":1}");
        assertThat(verdict(exchanges, 3)).isEqualTo("{\"status\":204,\"channelId\":\"" + channel + "\"}");
    }

    private static String verdict(JsonNode exchanges, int exchange) {
        return exchanges.path(exchange).path("verdict").toString();
    }

    private static JsonNode exchanges(MockApnsServer apns) throws IOException {
        return new ObjectMapper().readTree(JournalJson.bytes(apns.journal())).path("exchanges");
    }
}

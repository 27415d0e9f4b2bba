/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.internal.pipeline.Jwt;
import dev.mockapns.server.world.ProviderKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection remembers from push to push, over real TLS and HTTP/2, before the client of the JDK. */
class OneConnectionTest {

    private static final String TOPIC = "com.example.orders";
    private static final String SHOP = "com.example.shop";
    private static final String OTHER_TEAMS_TOPIC = "com.other.app";
    private static final String ACCEPTED = "200 ";

    private final MockApnsServer apns = MockApnsServer.start(TOPIC, SHOP);
    private final HttpClient client = client();
    private final Instant now = apns.clock().instant();
    private final Map<ProviderKey, String> tokens = new HashMap<>();

    @AfterEach
    void everything_came_on_one_connection() {
        assertThat(apns.journal().exchanges())
                .extracting(exchange -> exchange.request().connection().number())
                .containsOnly(1L);
        apns.close();
    }

    @Test
    void a_second_team_is_refused() throws Exception {
        Team other = apns.team("OTHERTEAM1");
        other.app(OTHER_TEAMS_TOPIC);
        assertThat(push(apns.key(), TOPIC)).isEqualTo(ACCEPTED);

        assertThat(push(other.createKey(), OTHER_TEAMS_TOPIC)).isEqualTo("403 {\"reason\":\"InvalidProviderToken\"}");
        assertThat(push(apns.key(), TOPIC)).isEqualTo(ACCEPTED);
    }

    @Test
    void a_topic_specific_key_after_a_team_scoped_one_is_refused() throws Exception {
        assertThat(push(apns.key(), TOPIC)).isEqualTo(ACCEPTED);

        assertThat(push(topicKey(TOPIC), TOPIC)).isEqualTo("403 {\"reason\":\"UnrelatedKeyIdInToken\"}");
    }

    @Test
    void after_a_topic_specific_key_only_that_and_its_related_key_are_taken() throws Exception {
        ProviderKey orders = topicKey(TOPIC);
        ProviderKey shop = topicKey(SHOP);
        apns.team().relateKeys(orders.keyId(), shop.keyId());

        assertThat(push(orders, TOPIC)).isEqualTo(ACCEPTED);
        assertThat(push(shop, SHOP)).isEqualTo(ACCEPTED);
        assertThat(push(orders, TOPIC)).isEqualTo(ACCEPTED);
        assertThat(push(orders, SHOP)).isEqualTo("400 {\"reason\":\"TopicDisallowed\"}");
        assertThat(push(topicKey(TOPIC), TOPIC)).isEqualTo("403 {\"reason\":\"UnrelatedKeyIdInToken\"}");
        assertThat(push(apns.key(), TOPIC)).isEqualTo("403 {\"reason\":\"UnrelatedKeyIdInToken\"}");
    }

    @Test
    void a_team_scoped_key_of_the_other_environment_is_refused() throws Exception {
        assertThat(push(apns.team().createKey(Set.of(PRODUCTION)), TOPIC)).isEqualTo(ACCEPTED);

        assertThat(push(apns.team().createKey(Set.of(SANDBOX)), TOPIC))
                .isEqualTo("403 {\"reason\":\"BadEnvironmentKeyInToken\"}");
    }

    @Test
    void a_provider_token_for_every_push_is_too_many_until_20_minutes_have_passed() throws Exception {
        apns.options(o -> o.providerTokens(p -> p.earlyChanges(1)));
        String first = token(now.minusSeconds(3));
        String second = token(now.minusSeconds(2));
        String tooMany = "429 {\"reason\":\"TooManyProviderTokenUpdates\"}";

        assertThat(send(first, TOPIC)).isEqualTo(ACCEPTED);
        assertThat(send(second, TOPIC)).isEqualTo(ACCEPTED);
        assertThat(send(token(now.minusSeconds(1)), TOPIC)).isEqualTo(tooMany);
        assertThat(send(second, TOPIC)).isEqualTo(tooMany);

        apns.clock().advance(Duration.ofMinutes(20));

        assertThat(send(second, TOPIC)).isEqualTo(ACCEPTED);
    }

    @Test
    void an_option_lets_a_provider_token_change_with_every_push() throws Exception {
        apns.options(o -> o.providerTokens(p -> p.earlyChanges(Integer.MAX_VALUE)));

        for (int age = 10; age > 0; age--) {
            assertThat(send(token(now.minusSeconds(age)), TOPIC)).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void the_journal_says_which_exchange_bound_the_connection() throws Exception {
        push(apns.key(), TOPIC);
        push(topicKey(TOPIC), TOPIC);

        Exchange refused = apns.journal().exchanges().get(1);
        assertThat(refused.describe())
                .contains("exchange #1 bound this connection to the team-scoped key "
                        + apns.key().keyId());
    }

    private ProviderKey topicKey(String topic) {
        return apns.team().createKey(Set.of(PRODUCTION), Set.of(topic));
    }

    private String token(Instant issuedAt) {
        return Jwt.of(apns.key(), issuedAt).sign();
    }

    /** A key's token is signed once: its signature is random, so a second one would be another token. */
    private String push(ProviderKey key, String topic) throws IOException, InterruptedException {
        return send(tokens.computeIfAbsent(key, k -> Jwt.of(k, now).sign()), topic);
    }

    /** Returns status and body of the answer. */
    private String send(String providerToken, String topic) throws IOException, InterruptedException {
        URI uri = URI.create(
                "https://" + apns.host() + ":" + apns.port(PRODUCTION) + ApnsPaths.DEVICE + "8f3c".repeat(16));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header(ApnsHeaders.AUTHORIZATION, "bearer " + providerToken)
                .header(ApnsHeaders.TOPIC, topic)
                .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{}}"))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private HttpClient client() {
        return HttpClient.newBuilder().sslContext(apns.sslContext()).build();
    }
}

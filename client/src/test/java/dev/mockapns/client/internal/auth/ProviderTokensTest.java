/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.client.TestPki;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.Deserializer;
import java.io.Reader;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** jjwt verifies what the client has signed. */
@TestInstance(Lifecycle.PER_METHOD)
class ProviderTokensTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.5Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private KeyPair pair;
    private ProviderTokens tokens;

    @BeforeEach
    void make() throws Exception {
        pair = TestPki.keyPair("secp256r1");
        InstantSource clock = now::get;
        tokens = new ProviderTokens(TestPki.KEY_ID, TestPki.TEAM_ID, pair.getPrivate(), clock);
    }

    @Test
    void the_token_is_an_es256_jwt_that_names_key_and_team() throws Exception {
        String jwt = tokens.current().jwt();
        String[] parts = jwt.split("\\.", -1);

        assertThat(parts).hasSize(3);
        assertThat(json(parts[0])).isEqualTo(parsed("{\"kid\":\"ABC123DEFG\",\"alg\":\"ES256\"}"));
        assertThat(json(parts[1])).isEqualTo(parsed("{\"iss\":\"DEF123GHIJ\",\"iat\":" + START.getEpochSecond() + "}"));
        Deserializer<Map<String, ?>> reader = new JsonReader();
        assertThat(Jwts.parser()
                        .json(reader)
                        .verifyWith(pair.getPublic())
                        .build()
                        .parseSignedClaims(jwt)
                        .getPayload()
                        .getIssuer())
                .isEqualTo("DEF123GHIJ");
    }

    @Test
    void the_token_is_kept_while_it_is_young() {
        ProviderToken first = tokens.current();
        now.set(START.plus(ProviderTokens.RENEWED_AT_AGE).minusMillis(1));

        assertThat(tokens.current()).isSameAs(first);
    }

    @Test
    void the_token_is_renewed_before_it_is_50_minutes_old() {
        ProviderToken first = tokens.current();
        now.set(START.plus(Duration.ofMinutes(50)).minusMillis(1));

        ProviderToken second = tokens.current();

        assertThat(second.jwt()).isNotEqualTo(first.jwt());
        assertThat(second.issuedAt()).isEqualTo(now.get());
    }

    @Test
    void a_refused_token_is_replaced_once() {
        ProviderToken refused = tokens.current();
        tokens.discard(refused);
        ProviderToken second = tokens.current();
        tokens.discard(refused);

        assertThat(second.jwt()).isNotEqualTo(refused.jwt());
        assertThat(tokens.current()).isSameAs(second);
    }

    @Test
    void all_threads_share_one_token() {
        Set<ProviderToken> seen = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        IntStream.range(0, 64).parallel().forEach(i -> seen.add(tokens.current()));

        assertThat(seen).hasSize(1);
    }

    @Test
    void the_text_of_a_token_hides_it() {
        assertThat(tokens.current()).hasToString("ProviderToken[issuedAt=2026-01-01T00:00:00.500Z]");
    }

    private static final class JsonReader extends AbstractDeserializer<Map<String, ?>> {

        @Override
        protected Map<String, ?> doDeserialize(Reader text) throws Exception {
            return new ObjectMapper().readValue(text, new TypeReference<Map<String, Object>>() {});
        }
    }

    private static JsonNode json(String base64) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(base64));
    }

    private static JsonNode parsed(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Fixtures.assertAllPassed;
import static dev.mockapns.junit.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.MockApnsServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * A fake that many tests share, and clients that outlive each of them, like a back end whose connections stay open.
 */
class SharedFakeTest {

    @Test
    void clients_lose_no_push_to_the_reset_between_tests() {
        assertAllPassed(run(OneAfterTheOtherFixture.class), 2000);

        assertThat(OneAfterTheOtherFixture.connections).hasSize(3);
    }

    @MockApns(value = Pushes.TOPIC, lifetime = Lifetime.CLASS)
    static class OneAfterTheOtherFixture {

        static final Set<Long> connections = new TreeSet<>();
        static LongLivedClients clients;

        @BeforeAll
        static void open(MockApnsServer apns) {
            clients = LongLivedClients.of(apns);
        }

        @AfterAll
        static void close() {
            clients.close();
        }

        @RepeatedTest(2000)
        void test(MockApnsServer apns) throws Exception {
            for (CompletableFuture<Boolean> accepted : clients.push(Pushes.TOKEN)) {
                assertThat(accepted.get(20, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(Pushes.seenBy(apns)).containsExactly(Pushes.TOKEN, Pushes.TOKEN, Pushes.TOKEN);
            apns.journal()
                    .exchanges()
                    .forEach(exchange ->
                            connections.add(exchange.request().connection().number()));
        }
    }

    @Test
    void a_push_in_flight_at_the_reset_is_answered() {
        assertAllPassed(run(UnderWayFixture.class), 500);
    }

    /** Every test leaves pushes behind, and ends without waiting for their answers. */
    @MockApns(value = Pushes.TOPIC, lifetime = Lifetime.CLASS)
    static class UnderWayFixture {

        static final List<CompletableFuture<Boolean>> accepted = new ArrayList<>();
        static LongLivedClients clients;

        @BeforeAll
        static void open(MockApnsServer apns) throws Exception {
            clients = LongLivedClients.of(apns);
            for (CompletableFuture<Boolean> first : clients.push(Pushes.TOKEN)) {
                first.get(20, TimeUnit.SECONDS);
            }
        }

        @AfterAll
        static void all_pushes_were_answered() throws Exception {
            try {
                for (CompletableFuture<Boolean> one : accepted) {
                    assertThat(one.get(20, TimeUnit.SECONDS)).isTrue();
                }
            } finally {
                clients.close();
            }
        }

        @RepeatedTest(500)
        void test() {
            accepted.addAll(clients.push(Pushes.TOKEN));
        }
    }
}

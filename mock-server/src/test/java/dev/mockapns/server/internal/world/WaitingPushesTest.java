/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.exchange.ExchangeEvent.Lost;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much memory pushes take that no device has taken yet. */
class WaitingPushesTest {

    private static final Topic TOPIC = Topic.of("com.example.orders");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final StorageTerms TERMS = new StorageTerms(NOW.plusSeconds(60), 1, true, false, Optional.empty());
    private static final int MOST = 10;

    private final PushBudget inboxes = new PushBudget(Long.MAX_VALUE);
    private final PushBudget waiting = new PushBudget(MOST * (push(event -> {}).weight() + 56));
    private final List<ExchangeEvent> events = new ArrayList<>();
    private final List<DeviceState> phones = IntStream.range(0, MOST + 3)
            .mapToObj(i -> new DeviceState("phone " + i, inboxes, waiting))
            .toList();

    @Test
    void the_oldest_push_of_any_device_is_lost_if_there_is_no_room_for_another() {
        phones.forEach(this::store);

        assertThat(events)
                .containsExactly(
                        new Lost(NOW, "phone 0", Why.NO_ROOM),
                        new Lost(NOW, "phone 1", Why.NO_ROOM),
                        new Lost(NOW, "phone 2", Why.NO_ROOM));
        assertThat(phones.get(2).takeStored()).isEmpty();
        assertThat(phones.get(3).takeStored()).hasSize(1);
    }

    @Test
    void a_push_that_a_device_took_makes_room() {
        for (int i = 0; i < 5; i++) {
            phones.subList(0, MOST).forEach(this::store);
            phones.forEach(DeviceState::takeStored);
        }

        assertThat(events).isEmpty();
    }

    @Test
    void a_push_that_a_newer_one_replaces_makes_room() {
        for (int i = 0; i < 3 * MOST; i++) {
            store(phones.get(0));
        }
        store(phones.get(1));

        assertThat(events).hasSize(3 * MOST - 1).containsOnly(new Lost(NOW, "phone 0", Why.REPLACED));
    }

    @Test
    void a_push_that_a_device_holds_for_an_app_takes_room_too() {
        hold(phones.get(0), new AppOnDevice());
        phones.subList(1, MOST + 1).forEach(this::store);

        assertThat(events).containsExactly(new Lost(NOW, "phone 0", Why.NO_ROOM));
    }

    @Test
    void a_push_that_a_device_held_and_showed_makes_room() {
        AppOnDevice app = new AppOnDevice();
        for (int i = 0; i < 3 * MOST; i++) {
            hold(phones.get(0), app);
            phones.get(0).target().showHeld(app, NOW);
        }

        assertThat(events).hasSize(3 * MOST).containsOnly(new ExchangeEvent.Delivered(NOW, "phone 0"));
    }

    private void store(DeviceState phone) {
        TokenLife life = new TokenLife(
                DeviceToken.of("8f3c"), phone.target(), new AppOnDevice(), TOPIC, Environment.PRODUCTION, NOW, false);
        phone.store(new WaitingPush(life, push(events::add), TERMS));
    }

    private void hold(DeviceState phone, AppOnDevice app) {
        phone.target().hold(app, push(events::add), NOW.plusSeconds(60));
    }

    private static PushToDevice push(Consumer<ExchangeEvent> later) {
        return new PushToDevice(
                new ApnsId(new UUID(0, 1)), TOPIC, null, null, null, null, Body.of(new byte[5000]), NOW, later);
    }
}

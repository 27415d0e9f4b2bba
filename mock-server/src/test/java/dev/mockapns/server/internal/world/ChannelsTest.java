/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.exchange.ExchangeEvent.Lost;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final Topic APP = Topic.of("com.example.scores");
    private static final int BYTES = 4000;

    private final List<ExchangeEvent> events = new ArrayList<>();
    private final Channels channels = new Channels(new Object(), () -> Instant.EPOCH, 2 * BYTES);
    private final DeviceState phone =
            new DeviceState("Alice's iPhone", new PushBudget(Long.MAX_VALUE), new PushBudget(Long.MAX_VALUE));

    @Test
    void a_message_that_is_dropped_for_want_of_memory_is_lost_for_offline_followers() {
        phone.installations().put(APP, new Installation(APP, Environment.PRODUCTION));
        phone.target().goOffline(Instant.EPOCH);

        publish();
        assertThat(events).isEmpty();
        publish();

        assertThat(events).containsExactly(new Lost(Instant.EPOCH, "Alice's iPhone", Why.NO_ROOM));
    }

    /** Publishes a message on a channel of its own, which the phone follows. */
    private void publish() {
        Channel channel = channels.create(APP, Environment.PRODUCTION, true);
        channels.subscribe(phone, channel.id());
        PushToDevice message = new PushToDevice(
                new ApnsId(new UUID(0, 1)),
                APP,
                null,
                null,
                null,
                channel.id(),
                Body.of(new byte[BYTES]),
                Instant.EPOCH,
                events::add);
        channels.publish(channel, message, Instant.EPOCH.plusSeconds(60));
    }
}

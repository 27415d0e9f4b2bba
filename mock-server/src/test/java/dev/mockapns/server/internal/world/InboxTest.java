/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Body;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Topic TOPIC = Topic.of("com.example.orders");
    private static final int LARGE = 5000;

    private final PushBudget all = new PushBudget(20_000_000);
    private final Inbox inbox = new Inbox(all);

    @Test
    void an_inbox_holds_ten_thousand_pushes_and_drops_the_oldest() {
        show(inbox, Inbox.MAX_ENTRIES + 3, 10);

        assertThat(inbox.pushes()).hasSize(Inbox.MAX_ENTRIES);
        assertThat(first(inbox)).startsWith("3 ");
        assertThat(inbox.dropped()).isEqualTo(3);
    }

    @Test
    void an_inbox_of_large_pushes_is_full_after_8_mebibytes() {
        show(inbox, 3000, LARGE);

        long kept = inbox.pushes().size();
        assertThat(kept * LARGE).isBetween(7L << 20, Inbox.MAX_BYTES);
        assertThat(inbox.dropped()).isEqualTo(3000 - kept);
    }

    @Test
    void all_inboxes_together_drop_the_oldest_push_of_any() {
        Inbox[] others = {new Inbox(all), new Inbox(all), new Inbox(all), new Inbox(all)};
        show(inbox, 1000, LARGE);
        for (Inbox other : others) {
            show(other, 1000, LARGE);
        }

        assertThat(inbox.dropped()).isEqualTo(1000);
        assertThat(inbox.pushes()).isEmpty();
        assertThat(others[3].dropped()).isZero();
    }

    @Test
    void a_push_that_replaces_another_one_drops_nothing() {
        for (int i = 0; i < 3 * Inbox.MAX_ENTRIES; i++) {
            inbox.show(push(i, LARGE, CollapseId.of("score")));
        }

        assertThat(inbox.pushes()).hasSize(1);
        assertThat(inbox.dropped()).isZero();
    }

    @Test
    void a_push_takes_no_more_memory_than_is_counted() {
        PushToDevice[] pushes = new PushToDevice[8000];
        Arrays.setAll(pushes, i -> push(i, 10, null));

        assertThat(bytesPerPush(pushes)).isBetween(KeptPush.OVERHEAD_BYTES * 3 / 4, KeptPush.OVERHEAD_BYTES);
    }

    @Test
    void a_push_with_a_collapse_id_takes_no_more_memory_than_is_counted() {
        int longest = 64;
        int idBytes = 56 + longest;
        PushToDevice[] pushes = new PushToDevice[8000];
        Arrays.setAll(pushes, i -> push(i, 10, CollapseId.of(String.format("%0" + longest + "d", i))));

        int counted = KeptPush.OVERHEAD_BYTES_WITH_COLLAPSE_ID;
        assertThat(bytesPerPush(pushes) + idBytes).isBetween(counted * 3 / 4, counted);
    }

    /** An inbox allocates hardly anything that it does not keep, once its classes are linked: the least of some rounds counts. */
    private static int bytesPerPush(PushToDevice[] pushes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            Inbox inbox = new Inbox(new PushBudget(Long.MAX_VALUE));
            long before = threads.getCurrentThreadAllocatedBytes();
            for (PushToDevice push : pushes) {
                inbox.show(push);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return (int) (least / pushes.length);
    }

    private static void show(Inbox inbox, int pushes, int bytes) {
        for (int i = 0; i < pushes; i++) {
            inbox.show(push(i, bytes, null));
        }
    }

    private static PushToDevice push(int number, int bytes, @Nullable CollapseId collapseId) {
        String text = number + " ".repeat(bytes);
        return new PushToDevice(
                new ApnsId(new UUID(0, number)),
                TOPIC,
                null,
                null,
                collapseId,
                null,
                Body.of(text.substring(0, bytes).getBytes(StandardCharsets.US_ASCII)),
                Instant.EPOCH,
                event -> {});
    }

    private static String first(Inbox inbox) {
        return inbox.pushes().get(0).body().text();
    }
}

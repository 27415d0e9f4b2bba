/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Reply;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many bytes the core allocates for a push. The bounds are 1.5 times what was measured. */
class AllocationPerPushTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int PUSHES = 4_000;
    private static final int ROUNDS = 25;

    private final TestCore core = new TestCore().installed();

    @Test
    void push_whose_header_fields_all_repeat_allocates_little() {
        ApnsRequest request = core.push().request();

        assertThat(bytesPerPush(i -> request, 1_840)).isLessThan(1_840);
    }

    @Test
    void push_with_an_apns_id_of_its_own_allocates_little() {
        ApnsRequest request = core.push().request();
        List<ApnsRequest> requests = IntStream.range(0, 1000)
                .mapToObj(i -> with(request, new Header(ApnsHeaders.ID, new UUID(i, i).toString())))
                .toList();

        assertThat(bytesPerPush(i -> requests.get(i % 1000), 2_090)).isLessThan(2_090);
    }

    @Test
    void rejected_push_allocates_little() {
        ApnsRequest request = core.push().topic("com.example.other").request();

        assertThat(bytesPerPush(i -> request, 2_750)).isLessThan(2_750);
    }

    private static ApnsRequest with(ApnsRequest request, Header more) {
        List<Header> headers = new ArrayList<>(request.headers());
        headers.add(more);
        return new ApnsRequest(
                request.method(),
                request.path(),
                headers,
                request.body(),
                request.environment(),
                request.listener(),
                request.connection(),
                request.receivedAt(),
                request.pathIndexed());
    }

    /** Returns the bytes per push of the best round: the compiler works while the first ones run. */
    private long bytesPerPush(IntFunction<ApnsRequest> requests, long bound) {
        long best = Long.MAX_VALUE;
        ConnectionState state = ConnectionState.initial();
        for (int round = 0; round < ROUNDS && best > bound; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < PUSHES; i++) {
                Reply reply = core.pipeline.answer(requests.apply(i), state);
                state = reply.next();
            }
            best = Math.min(best, (THREADS.getCurrentThreadAllocatedBytes() - before) / PUSHES);
        }
        return best;
    }
}

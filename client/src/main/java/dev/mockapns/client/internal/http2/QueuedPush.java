/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.ApnsException;
import org.jspecify.annotations.Nullable;

/** A request with its place in the life of the client. Used on the event loop only. */
final class QueuedPush {

    private final Outgoing outgoing;
    private final long deadline;
    private @Nullable ApnsConnection connection;
    private int streamId;
    private boolean sentAgain;
    private boolean settled;

    /** @param deadline on the scale of {@link System#nanoTime()} */
    QueuedPush(Outgoing outgoing, long deadline) {
        this.outgoing = outgoing;
        this.deadline = deadline;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    long deadline() {
        return deadline;
    }

    /** Notes that the push is under way, or with null that it waits again. */
    void onStream(@Nullable ApnsConnection connection, int streamId) {
        this.connection = connection;
        this.streamId = streamId;
    }

    /** Returns the connection it is under way on, or null while it waits. */
    @Nullable
    ApnsConnection connection() {
        return connection;
    }

    int streamId() {
        return streamId;
    }

    /** Claims the one time that a push the server did not process is sent again; false from the second call on. */
    boolean claimSecondAttempt() {
        boolean first = !sentAgain;
        sentAgain = true;
        return first;
    }

    boolean isSettled() {
        return settled;
    }

    void answer(Answer answer) {
        if (!settled) {
            settled = true;
            outgoing.answered(answer);
        }
    }

    void fail(ApnsException failure) {
        if (!settled) {
            settled = true;
            outgoing.failed(failure);
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.ApnsException;
import org.jspecify.annotations.Nullable;

/** A request with its state in the client. Used on the event loop only. */
final class QueuedPush {

    private final Outgoing outgoing;
    private final long deadline;
    private @Nullable ApnsConnection connection;
    private int streamId;
    private boolean sentAgain;
    private boolean settled;

    /** @param deadline in {@link System#nanoTime()} */
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

    /** Sets the connection that the push is sent on; null if it waits again. */
    void onStream(@Nullable ApnsConnection connection, int streamId) {
        this.connection = connection;
        this.streamId = streamId;
    }

    /** Returns the connection that the push is sent on, or null while it waits. */
    @Nullable
    ApnsConnection connection() {
        return connection;
    }

    int streamId() {
        return streamId;
    }

    /** Returns true on the first call only: a push that the server did not process is sent again once. */
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

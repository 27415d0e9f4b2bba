/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.ApnsException;

/**
 * Receives the events of a connection. Called on the event loop.
 *
 * <p>A connection is barren if it ends before its first answer: dialling again at once would probably fail too, so
 * waiting pushes fail as if it had not been opened.
 */
interface ConnectionOwner {

    /** A push was answered or has failed; the connection no longer knows it. */
    void settled(QueuedPush push);

    /** Frames were read, so streams may be free again. */
    void progressed();

    /** The server did not process this push: it waits again, or fails with {@code failure}. */
    void notProcessed(QueuedPush push, ApnsException failure, boolean worthAnotherTry);

    /** The server is about to close the connection; it still takes the answers to what the server has processed. */
    void goneAway(ApnsConnection connection, ReceivedGoAway goAway, boolean barren);

    /** The connection is closed; its open pushes have failed. */
    void closed(ApnsConnection connection, boolean barren, String why);
}

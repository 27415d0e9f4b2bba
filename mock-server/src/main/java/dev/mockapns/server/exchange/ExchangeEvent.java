/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What happened to an exchange after its verdict: what became of a push that was {@link Delivery.Outcome#STORED}, or of a
 * broadcast that its channel stores, and an answer that did not reach the client as a whole. A broadcast has an event for each
 * device that it reached later, or that was offline and lost it. An answer that is sent in full is no event.
 *
 * <p>What is due because wall time passed is recorded when its device or its channel is next used, or the clock is moved.
 */
public sealed interface ExchangeEvent {

    /** Returns when it happened, on the fake's clock. */
    Instant at();

    /**
     * What was stored reached the inbox of a device.
     *
     * @param device the name of the device
     */
    record Delivered(Instant at, String device) implements ExchangeEvent {

        public Delivered {
            requireNonNull(at, "at");
            requireNonNull(device, "device");
        }
    }

    /**
     * What was stored for a device is lost; it never appears there.
     *
     * @param device the name of the device
     */
    record Lost(Instant at, String device, Why why) implements ExchangeEvent {

        public Lost {
            requireNonNull(at, "at");
            requireNonNull(device, "device");
            requireNonNull(why, "why");
        }

        /** Why what was stored is lost. */
        public enum Why {
            /** It expired before the device took it. */
            EXPIRED,
            /** A newer push for the same app, or a newer broadcast to the same channel, replaced it. */
            REPLACED,
            /** Its device token died before the device took it. */
            TOKEN_DIED,
            /** The device took it, and does not show it: notifications are off, or the app is force-quit. */
            NOT_SHOWN,
            /** The app that the device held it for, or that followed the channel, was removed or installed again. */
            APP_REMOVED,
            /** The app stopped following the channel. */
            UNSUBSCRIBED,
            /** The channel was deleted together with its message. */
            CHANNEL_DELETED,
            /** The fake had no memory left for messages of channels, or for pushes that wait. */
            NO_ROOM,
            /** {@code reset()} removed the device, and with it the push; the journal forgets the exchange right after. */
            RESET
        }
    }

    /**
     * The client reset the stream before the whole answer was sent.
     *
     * @param errorCode of HTTP/2, 0 to 4294967295
     */
    record StreamReset(Instant at, long errorCode) implements ExchangeEvent {

        public StreamReset {
            requireNonNull(at, "at");
        }
    }

    /** The connection closed, or the fake reset the stream, before the whole answer was sent. */
    record AnswerNotSent(Instant at) implements ExchangeEvent {

        public AnswerNotSent {
            requireNonNull(at, "at");
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What happened to an exchange after its verdict: a push that was {@link Delivery.Outcome#STORED} was delivered or
 * lost, or an answer did not reach the client as a whole. An answer that was written is no event.
 */
public sealed interface ExchangeEvent {

    /** Returns when it happened, on the fake's clock. */
    Instant at();

    /** The stored push reached the device's inbox. */
    record Delivered(Instant at) implements ExchangeEvent {

        public Delivered {
            requireNonNull(at, "at");
        }
    }

    /** The stored push is lost; nobody sees it. */
    record Lost(Instant at, Why why) implements ExchangeEvent {

        public Lost {
            requireNonNull(at, "at");
            requireNonNull(why, "why");
        }

        /** Why a stored push is lost. */
        public enum Why {
            /** It expired before the device took it. */
            EXPIRED,
            /** A newer push for the same app replaced it. */
            REPLACED,
            /** Its device token died. */
            TOKEN_DIED,
            /** The device took it, and does not show it: notifications are off, or the app is force-quit. */
            NOT_SHOWN
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

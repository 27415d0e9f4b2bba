/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

/**
 * A push that was not sent because APNs would have rejected it. The message names the thing, its value and the
 * remedy. Sending it again unchanged would fail again, so {@link #isSafeToSendAgain()} is false.
 *
 * @see ApnsClientBuilder#localChecks(boolean)
 */
public final class LocalCheckException extends ApnsException {

    private static final long serialVersionUID = 1L;

    /** @param message the thing, its value and the remedy */
    public LocalCheckException(String message) {
        super(message, false);
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

/**
 * A push that APNs did not answer. The message names what happened, with stream, error code and reason if there are
 * any, and what to do.
 */
public class ApnsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean safeToSendAgain;

    /**
     * @param message what happened, and what to do
     * @param safeToSendAgain whether APNs certainly did not process the push
     */
    public ApnsException(String message, boolean safeToSendAgain) {
        super(requireNonNull(message, "message"));
        this.safeToSendAgain = safeToSendAgain;
    }

    /**
     * @param message what happened, and what to do
     * @param safeToSendAgain whether APNs certainly did not process the push
     * @param cause the cause
     */
    public ApnsException(String message, boolean safeToSendAgain, Throwable cause) {
        super(requireNonNull(message, "message"), requireNonNull(cause, "cause"));
        this.safeToSendAgain = safeToSendAgain;
    }

    /**
     * Returns whether APNs certainly did not process the push, so that the same push may be sent again without a
     * device showing it twice. If false, APNs may or may not have taken the push.
     */
    public final boolean isSafeToSendAgain() {
        return safeToSendAgain;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.options.ErrorAllowance;

/**
 * The errors that a client caused on a connection. An error is an answer of status 400 to 499, 410 apart. Source: Apple,
 * <em>Handling notification responses from APNs</em>.
 *
 * @param errors how many there were
 * @param badDeviceTokens how many of them were {@code BadDeviceToken}
 */
public record ErrorCount(int errors, int badDeviceTokens) {

    private static final int FIRST_OF_THE_SERVER = 500;

    /** Returns the count of a connection on which nothing was sent. */
    static ErrorCount none() {
        return new ErrorCount(0, 0);
    }

    /** Returns the count after an answer: this one if it is no error. */
    ErrorCount after(Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected && isError(rejected)) {
            return new ErrorCount(errors + 1, badDeviceTokens + (isBadDeviceToken(rejected) ? 1 : 0));
        }
        return this;
    }

    boolean reaches(ErrorAllowance allowance) {
        return errors >= allowance.errors() || badDeviceTokens >= allowance.badDeviceTokens();
    }

    Http2Cause.TooManyErrors cause() {
        return new Http2Cause.TooManyErrors(errors, badDeviceTokens);
    }

    private static boolean isError(Verdict.Rejected rejected) {
        return rejected.status() < FIRST_OF_THE_SERVER && rejected.status() != KnownReason.UNREGISTERED.status();
    }

    private static boolean isBadDeviceToken(Verdict.Rejected rejected) {
        return rejected.reason().equals(KnownReason.BAD_DEVICE_TOKEN);
    }
}

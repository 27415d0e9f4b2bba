/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * How many errors a connection may cause before APNs drops it. An error is an answer of status 400 to 499, 410 apart.
 * Source: Apple, <em>Handling notification responses from APNs</em>, which names no numbers.
 *
 * @param errors of any kind: the one that reaches this number is the last, 1 or more
 * @param badDeviceTokens the same for answers of {@code BadDeviceToken} alone, 1 or more
 */
public record ErrorAllowance(int errors, int badDeviceTokens) {

    /** @throws IllegalArgumentException if a number is not positive */
    public ErrorAllowance {
        Checks.positive("errors", errors);
        Checks.positive("badDeviceTokens", badDeviceTokens);
    }
}

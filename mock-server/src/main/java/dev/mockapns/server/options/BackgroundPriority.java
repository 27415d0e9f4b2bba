/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * What is answered to a background push with priority 10, or without a priority, which means 10. Source: Apple,
 * <em>Sending notification requests to APNs</em>, calls it an error and does not say what APNs answers.
 */
public enum BackgroundPriority {
    /** Accepts and delivers it, with a finding. */
    ACCEPT,
    /** Answers 400 {@code BadPriority}. */
    REJECT,
    /** Accepts it, with a finding, and never delivers it. */
    DISCARD
}

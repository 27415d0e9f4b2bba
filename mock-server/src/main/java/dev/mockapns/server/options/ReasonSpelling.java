/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * Which spelling a reason has where the live service and Apple's page disagree ({@code BadEnvironmentKeyInToken},
 * {@code BroadcastFeatureNotEnabled}), or two pages of Apple do ({@code ServiceUnavailable} on the broadcast API).
 */
public enum ReasonSpelling {
    /** What the live service sends. */
    WIRE,
    /** What Apple's page prints. */
    DOCUMENTED
}

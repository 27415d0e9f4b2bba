/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/** Which clock an injected client dates its provider tokens by. */
public enum ClientClock {
    /**
     * The clock of its fake: when that is moved, the client renews its provider token in time, and nothing expires.
     */
    FAKE,

    /**
     * Wall time, which back ends use. Move the fake's clock by more than an hour after the client's first push, and
     * the fake answers the next push with {@code ExpiredProviderToken}.
     */
    WALL
}

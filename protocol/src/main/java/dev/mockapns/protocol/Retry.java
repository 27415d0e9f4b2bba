/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

/**
 * What a provider may do with a push that was rejected.
 *
 * <p>Source: Apple, <em>Handling notification responses from APNs</em>.
 */
public enum Retry {
    /** This push to this device token will not succeed, whatever is waited for. */
    NEVER(false),

    /** Not as it is: the request, the key or the configuration must change first. */
    AFTER_FIX(false),

    /** At once, with a fresh provider token. */
    WITH_NEW_PROVIDER_TOKEN(true),

    /** At once, on a new connection. */
    ON_NEW_CONNECTION(true),

    /** Later, and slower: this device token or this connection was used too often. */
    WHEN_SLOWER(true),

    /** After 15 minutes or more, then with growing pauses. */
    AFTER_15_MINUTES(true),

    /** Nothing is known about this reason; treat it as {@link #NEVER} and look at it. */
    UNKNOWN(false);

    private final boolean sameRequestMaySucceed;

    Retry(boolean sameRequestMaySucceed) {
        this.sameRequestMaySucceed = sameRequestMaySucceed;
    }

    /** Tells whether the same notification may be accepted if it is sent again the way this advice says. */
    public boolean sameRequestMaySucceed() {
        return sameRequestMaySucceed;
    }
}

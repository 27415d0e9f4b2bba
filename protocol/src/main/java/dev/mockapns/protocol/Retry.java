/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

/**
 * What a provider may do with a push that was rejected.
 *
 * <p>Source: Apple, <em>Handling notification responses from APNs</em>.
 */
public enum Retry {
    /** Do not send again: this push to this device token will not succeed. */
    NEVER(false),

    /** Send again after a change of the request, the key or the configuration. */
    AFTER_FIX(false),

    /** Send again at once, with a new provider token. */
    WITH_NEW_PROVIDER_TOKEN(true),

    /** Send again at once, on a new connection. */
    ON_NEW_CONNECTION(true),

    /** Send again later and more slowly: this device token or this connection was used too often. */
    WHEN_SLOWER(true),

    /** Send again after 15 minutes or more, then with growing pauses. */
    AFTER_15_MINUTES(true),

    /** Unknown for this reason: treat it as {@link #NEVER}, and have a person look at it. */
    UNKNOWN(false);

    private final boolean sameRequestMaySucceed;

    Retry(boolean sameRequestMaySucceed) {
        this.sameRequestMaySucceed = sameRequestMaySucceed;
    }

    /** Returns whether the same notification may be accepted if it is sent again the way this advice says. */
    public boolean sameRequestMaySucceed() {
        return sameRequestMaySucceed;
    }
}

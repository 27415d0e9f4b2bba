/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

/**
 * The header fields of a push request and of its answer, in lower case as HTTP/2 requires.
 *
 * <p>Source: Apple, <em>Sending notification requests to APNs</em> and <em>Handling notification responses from
 * APNs</em>; {@link #CHANNEL_ID} and {@link #REQUEST_ID}: <em>Sending channel management requests to APNs</em>.
 */
public final class ApnsHeaders {

    /** {@code bearer <provider token>}. */
    public static final String AUTHORIZATION = "authorization";

    /** Which app, and which of its push services, the push is for. See {@link Topic}. */
    public static final String TOPIC = "apns-topic";

    /** See {@link PushType}. */
    public static final String PUSH_TYPE = "apns-push-type";

    /** A canonical UUID. APNs makes one if it is absent, and returns it with every answer. See {@link ApnsId}. */
    public static final String ID = "apns-id";

    /** Seconds since 1970 in UTC until when APNs may store the push; 0 for one attempt. */
    public static final String EXPIRATION = "apns-expiration";

    /** See {@link Priority}. */
    public static final String PRIORITY = "apns-priority";

    /** See {@link CollapseId}. */
    public static final String COLLAPSE_ID = "apns-collapse-id";

    /** On answers of the sandbox only: the key of the Delivery Log. */
    public static final String UNIQUE_ID = "apns-unique-id";

    /** The channel of a broadcast push or of a channel management request. */
    public static final String CHANNEL_ID = "apns-channel-id";

    /** The id of a request to the broadcast and channel management APIs, as {@link #ID} is for device pushes. */
    public static final String REQUEST_ID = "apns-request-id";

    private ApnsHeaders() {}
}

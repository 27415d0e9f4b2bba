/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import java.time.Duration;

/** The limits that APNs documents, each with the page that names it. */
public final class Limits {

    /**
     * Largest payload in bytes, except of VoIP and broadcast pushes. Source: <em>Sending notification requests to
     * APNs</em>.
     */
    public static final int MAX_PAYLOAD_BYTES = 4096;

    /** Largest payload of a VoIP push in bytes. Source: <em>Sending notification requests to APNs</em>. */
    public static final int MAX_VOIP_PAYLOAD_BYTES = 5120;

    /**
     * Largest payload of a broadcast push in bytes. Source: <em>Sending broadcast push notification requests to
     * APNs</em>.
     */
    public static final int MAX_BROADCAST_PAYLOAD_BYTES = 5120;

    /** Largest collapse id in bytes of UTF-8. Source: <em>Sending notification requests to APNs</em>. */
    public static final int MAX_COLLAPSE_ID_BYTES = 64;

    /**
     * How long a provider token may be used after its {@code iat}. Source: <em>Establishing a token-based connection
     * to APNs</em>.
     */
    public static final Duration PROVIDER_TOKEN_LIFETIME = Duration.ofHours(1);

    /**
     * How long a provider must keep a provider token before it makes another. Source: <em>Establishing a token-based
     * connection to APNs</em>.
     */
    public static final Duration PROVIDER_TOKEN_MIN_AGE = Duration.ofMinutes(20);

    /**
     * Number of characters of a key id and of a team id. Source: <em>Establishing a token-based connection to
     * APNs</em>.
     */
    public static final int KEY_AND_TEAM_ID_LENGTH = 10;

    /**
     * The longest time that APNs stores a push for a device that is offline. Source: <em>Viewing the status of push
     * notifications using Metrics and APNs</em>.
     */
    public static final Duration MAX_STORAGE = Duration.ofDays(30);

    /**
     * The longest time that APNs stores the most recent message of a channel. Source: <em>Sending channel management
     * requests to APNs</em>.
     */
    public static final Duration MAX_CHANNEL_STORAGE = Duration.ofHours(8);

    /**
     * The largest number of channels of an app in one environment. Source: <em>Sending channel management requests to
     * APNs</em>.
     */
    public static final int MAX_CHANNELS = 10_000;

    private Limits() {}
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

/** The paths of the APNs provider API. */
public final class ApnsPaths {

    /** Device push: a device token in hex follows. Source: Apple, <em>Sending notification requests to APNs</em>. */
    public static final String DEVICE = "/3/device/";

    /** Broadcast push: a bundle id follows. Source: Apple, <em>Sending broadcast push notification requests to APNs</em>. */
    public static final String BROADCAST = "/4/broadcasts/apps/";

    /** Channel management: a bundle id follows. Source: Apple, <em>Sending channel management requests to APNs</em>. */
    public static final String CHANNEL_MANAGEMENT = "/1/apps/";

    /** Follows the bundle id: create, read and delete a channel. */
    public static final String CHANNELS = "/channels";

    /** Follows the bundle id: list the channels. */
    public static final String ALL_CHANNELS = "/all-channels";

    private ApnsPaths() {}
}

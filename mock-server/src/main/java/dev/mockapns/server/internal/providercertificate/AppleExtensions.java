/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import dev.mockapns.protocol.Environment;

/**
 * The extensions of provider certificates. Named by Apple in <em>Sending notification requests to APNs</em> (.4 and
 * .6); the others, and what is in them, were observed in certificates.
 */
final class AppleExtensions {

    private static final String ARC = "1.2.840.113635.100.6.3.";

    /** The topics for VoIP pushes. Its encoding is not known: here as {@link #TOPICS}. */
    static final String VOIP_TOPICS = ARC + "4";

    /** All topics: a sequence of texts, each a topic, with a sequence of one text behind it, the kind of the topic. */
    static final String TOPICS = ARC + "6";

    private AppleExtensions() {}

    /**
     * Returns the extension that is present where the certificate may be used in {@code environment}; its content is
     * NULL.
     */
    static String of(Environment environment) {
        return switch (environment) {
            case SANDBOX -> ARC + "1";
            case PRODUCTION -> ARC + "2";
        };
    }
}

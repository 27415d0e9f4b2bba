/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import dev.mockapns.server.cause.ProviderTokenFormatCause.ProviderTokenTooLong;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Segment;
import dev.mockapns.server.cause.ProviderTokenFormatCause.SegmentNotBase64Url;
import dev.mockapns.server.cause.ProviderTokenFormatCause.WrongNumberOfSegments;
import java.util.Base64;
import java.util.List;

/** Splits a JWT and decodes its parts. */
final class Segments {

    private static final int MAX_LENGTH = 8192;

    private Segments() {}

    /** Returns header, claims and signature as encoded in the text. */
    static List<String> split(String text) throws Malformed {
        if (text.length() > MAX_LENGTH) {
            throw new Malformed(new ProviderTokenTooLong(text.length(), MAX_LENGTH));
        }
        List<String> segments = List.of(text.split("\\.", -1));
        if (segments.size() != 3) {
            throw new Malformed(new WrongNumberOfSegments(segments.size()));
        }
        return segments;
    }

    /** Decodes base64url; standard Base64 and padding are accepted, too, and noted in {@code deviations}. */
    static byte[] decode(Segment segment, String text, List<Deviation> deviations) throws Malformed {
        boolean standard = text.indexOf('+') >= 0 || text.indexOf('/') >= 0 || text.indexOf('=') >= 0;
        if (standard) {
            deviations.add(
                    switch (segment) {
                        case HEADER -> Deviation.HEADER_IN_BASE64;
                        case CLAIMS -> Deviation.CLAIMS_IN_BASE64;
                        case SIGNATURE -> Deviation.SIGNATURE_IN_BASE64;
                    });
        }
        String url = text.replace('+', '-').replace('/', '_');
        try {
            return Base64.getUrlDecoder().decode(url);
        } catch (IllegalArgumentException e) {
            throw new Malformed(new SegmentNotBase64Url(segment));
        }
    }
}

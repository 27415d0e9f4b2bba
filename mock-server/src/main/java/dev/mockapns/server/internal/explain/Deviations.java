/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import java.util.List;
import java.util.stream.Collectors;

/** Phrases about provider tokens that deviate from the standards, which explanations and findings share. */
final class Deviations {

    private Deviations() {}

    /** Returns the deviations in words: {@code its iat is a JSON string}. */
    static String list(List<Deviation> deviations) {
        return deviations.stream().map(Deviations::words).collect(Collectors.joining(", and "));
    }

    /** Returns what to send instead: {@code send iat as a JSON number (RFC 7519)}. */
    static String remedy(List<Deviation> deviations) {
        return "send " + deviations.stream().map(Deviations::standard).collect(Collectors.joining(", and "));
    }

    /** Returns what is known about how APNs takes them: only DER is in a recipe of Apple's, clients send the others. */
    static String acceptance(List<Deviation> deviations) {
        return deviations.equals(List.of(Deviation.SIGNATURE_IN_DER))
                ? "APNs accepts that"
                : "APNs seems to accept that";
    }

    private static String standard(Deviation deviation) {
        return switch (deviation) {
            case HEADER_IN_BASE64 -> "the header in base64url without padding (RFC 7515)";
            case CLAIMS_IN_BASE64 -> "the claims in base64url without padding (RFC 7515)";
            case SIGNATURE_IN_BASE64 -> "the signature in base64url without padding (RFC 7515)";
            case SIGNATURE_IN_DER -> "the signature as 64 raw bytes, r and then s (RFC 7518, section 3.4)";
            case ISSUED_AT_IN_TEXT -> "iat as a JSON number (RFC 7519)";
        };
    }

    private static String words(Deviation deviation) {
        return switch (deviation) {
            case HEADER_IN_BASE64 -> "its header is in padded standard Base64 instead of base64url";
            case CLAIMS_IN_BASE64 -> "its claims are in padded standard Base64 instead of base64url";
            case SIGNATURE_IN_BASE64 -> "its signature is in padded standard Base64 instead of base64url";
            case SIGNATURE_IN_DER -> "its signature is in DER instead of 64 raw bytes";
            case ISSUED_AT_IN_TEXT -> "its iat is a JSON string";
        };
    }
}

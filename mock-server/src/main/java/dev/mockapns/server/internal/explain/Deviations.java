/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of provider tokens that deviate from the standards. */
public final class Deviations {

    private Deviations() {}

    /** Returns them in words: {@code its iat is a JSON string}. */
    public static String list(List<Deviation> deviations) {
        return deviations.stream().map(Deviations::words).collect(Collectors.joining(", and "));
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

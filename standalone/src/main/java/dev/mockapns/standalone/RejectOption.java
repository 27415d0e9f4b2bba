/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.KnownReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A device token to reject: {@code TOKEN=Reason}, or {@code TOKEN} alone for {@code BadDeviceToken}.
 *
 * @param token as it stands in the request's path; need not be well-formed
 */
record RejectOption(String token, KnownReason reason) {

    /** @throws TypeConversionException if the token is missing or the reason is unknown */
    static RejectOption parse(String text) {
        int equals = text.indexOf('=');
        String token = equals < 0 ? text : text.substring(0, equals);
        if (token.isBlank()) {
            throw new TypeConversionException("\"" + text + "\" names no device token (expected: TOKEN=Reason)");
        }
        return new RejectOption(token, equals < 0 ? KnownReason.BAD_DEVICE_TOKEN : reason(text.substring(equals + 1)));
    }

    private static KnownReason reason(String text) {
        for (KnownReason reason : KnownReason.values()) {
            if (reason.spellings().stream()
                    .anyMatch(spelling -> letters(spelling).equals(letters(text)))) {
                return reason;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is not a reason of APNs (expected one of: "
                + Arrays.stream(KnownReason.values())
                        .map(KnownReason::wireText)
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ")");
    }

    /** Makes {@code BadDeviceToken}, {@code badDeviceToken} and {@code BAD_DEVICE_TOKEN} one. */
    private static String letters(String text) {
        return text.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    /** Reads the option for picocli. */
    static final class Converter implements ITypeConverter<RejectOption> {

        @Override
        public RejectOption convert(String text) {
            return parse(text);
        }
    }
}

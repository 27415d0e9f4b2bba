/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.MockApnsServer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A device token to reject: {@code TOKEN=Reason}, or {@code TOKEN} alone for {@code BadDeviceToken}. A reason with
 * status 410 may be followed by a time: {@code TOKEN=Unregistered@2026-01-01T00:00:00Z}.
 *
 * @param token as it appears in the path of a request; need not be well-formed
 * @param timestamp of a 410; empty for the time of each answer
 */
record RejectOption(String token, KnownReason reason, Optional<Instant> timestamp) {

    static final String FORM = "TOKEN[=Reason[@TIME]]";

    private static final int GONE = 410;
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,15}");

    /** @throws TypeConversionException if the token is missing, the reason is unknown, or the time is malformed */
    static RejectOption parse(String text) {
        int equals = text.indexOf('=');
        String token = equals < 0 ? text : text.substring(0, equals);
        if (token.isBlank() || !token.strip().equals(token)) {
            throw new TypeConversionException("\"" + text + "\" has no device token (expected: " + FORM + ")");
        }
        if (equals < 0) {
            return new RejectOption(token, KnownReason.BAD_DEVICE_TOKEN, Optional.empty());
        }
        int at = text.indexOf('@', equals);
        KnownReason reason = reason(text.substring(equals + 1, at < 0 ? text.length() : at));
        return new RejectOption(
                token, reason, at < 0 ? Optional.empty() : Optional.of(time(text.substring(at + 1), reason)));
    }

    /** Returns what is the same for all spellings of one device token: upper and lower case are alike. */
    String id() {
        return DeviceToken.parse(token).map(DeviceToken::hex).orElse(token);
    }

    /** Returns the token as messages show it: shortened, or in quotation marks if it is not well-formed. */
    String shown() {
        return DeviceToken.parse(token).map(DeviceToken::shortened).orElse("\"" + token + "\"");
    }

    /** Makes {@code apns} reject the token. */
    void applyTo(MockApnsServer apns) {
        timestamp.ifPresentOrElse(time -> apns.reject(token, reason, time), () -> apns.reject(token, reason));
    }

    private static Instant time(String text, KnownReason reason) {
        if (reason.status() != GONE) {
            throw new TypeConversionException("\"" + text + "\" is the time of " + reason
                    + " (expected: a time with Unregistered or ExpiredToken only)");
        }
        try {
            return Instant.ofEpochMilli(
                    MILLISECONDS.matcher(text).matches()
                            ? Long.parseLong(text)
                            : Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new TypeConversionException("\"" + text
                    + "\" is not a time (expected: one such as 2026-01-01T00:00:00Z, or milliseconds since 1970)");
        }
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

    /** Maps {@code BadDeviceToken}, {@code badDeviceToken} and {@code BAD_DEVICE_TOKEN} to the same text. */
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

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;

import dev.mockapns.server.internal.quoting.Quoted;

/** Says what somebody did to a device token that is none any more. */
final class DeviceTokenDefect {

    private DeviceTokenDefect() {}

    static Rejection explain(String text, int min, int max) {
        String expected = "an even number of hex digits, " + min + " to " + max + " of them";
        String shown = "the device token " + '"' + Quoted.deviceToken(text) + '"';
        if (text.contains("%20") || text.contains("%3C") || text.contains("<") || text.contains(" ")) {
            return Rejection.of(
                    BAD_DEVICE_TOKEN,
                    shown + " holds blanks or angle brackets, as the description of an NSData prints them",
                    "let the app send the bytes as hex: token.map { String(format: \"%02x\", $0) }.joined()");
        }
        int at = firstStray(text);
        if (at >= 0) {
            boolean base64 = text.endsWith("=") || text.endsWith("%3D");
            return Rejection.of(
                    BAD_DEVICE_TOKEN,
                    shown + " is not hex: character " + (at + 1) + " is '" + text.charAt(at) + "'"
                            + (base64 ? "; it looks like Base64" : ""),
                    "send the bytes of the token as hex (" + expected + ")");
        }
        if (text.length() % 2 != 0) {
            return Rejection.of(
                    BAD_DEVICE_TOKEN,
                    shown + " has " + text.length() + " hex digits, an odd number: a digit was lost or added",
                    "store and send it whole (" + expected + ")");
        }
        return Rejection.of(
                BAD_DEVICE_TOKEN,
                shown + " has " + text.length() + " hex digits; this fake takes " + min + " to " + max,
                text.length() < min
                        ? "store and send it whole: a column or a log may have cut it"
                        : "send one token per request; the range is an option: apns.options(o -> o.devices(d -> d.tokenDigits("
                                + min + ", " + text.length() + ")))");
    }

    private static int firstStray(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return i;
            }
        }
        return -1;
    }
}

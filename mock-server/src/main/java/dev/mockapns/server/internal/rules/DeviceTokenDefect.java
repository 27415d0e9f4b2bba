/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.server.cause.DeviceTokenCause;
import dev.mockapns.server.cause.DeviceTokenCause.TokenNotHex;
import dev.mockapns.server.cause.DeviceTokenCause.TokenOfOtherLength;
import dev.mockapns.server.cause.DeviceTokenCause.TokenPrintedAsData;

/** Finds out what is wrong with text that is not a device token. */
final class DeviceTokenDefect {

    private DeviceTokenDefect() {}

    static DeviceTokenCause of(String text, int min, int max) {
        if (text.contains("%20") || text.contains("%3C") || text.contains("<") || text.contains(" ")) {
            return new TokenPrintedAsData(text);
        }
        int at = firstOther(text);
        return at < 0
                ? new TokenOfOtherLength(text, text.length(), min, max)
                : new TokenNotHex(text, at + 1, text.substring(at, text.offsetByCodePoints(at, 1)), min, max);
    }

    /** Returns the index of the first character that is not a hex digit; negative if all are. */
    private static int firstOther(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return i;
            }
        }
        return -1;
    }
}

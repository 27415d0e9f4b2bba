/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.request;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the values of header fields mean to APNs. Each method returns null for text that is malformed. */
final class FieldValues {

    private static final int LONGEST = 18;

    private FieldValues() {}

    static @Nullable ApnsId id(String text) {
        return ApnsId.parse(text).orElse(null);
    }

    static @Nullable Long seconds(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        long seconds = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            seconds = seconds * 10 + (c - '0');
        }
        return seconds;
    }

    static @Nullable Priority priority(String text) {
        return switch (text) {
            case "10" -> Priority.IMMEDIATE;
            case "5" -> Priority.CONSERVE_POWER;
            case "1" -> Priority.NEVER_WAKE;
            default -> null;
        };
    }

    static @Nullable CollapseId collapseId(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes == 0 || bytes > Limits.MAX_COLLAPSE_ID_BYTES ? null : CollapseId.of(text);
    }

    static @Nullable PushType pushType(String text) {
        return PushType.of(text).orElse(null);
    }

    static @Nullable Topic topic(String text) {
        return Topic.parse(text).orElse(null);
    }
}

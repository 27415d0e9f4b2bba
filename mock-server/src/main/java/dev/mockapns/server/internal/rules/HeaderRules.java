/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_COLLAPSE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_MESSAGE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PRIORITY;
import static dev.mockapns.protocol.KnownReason.DUPLICATE_HEADERS;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.RequestCause.CollapseIdTooLong;
import dev.mockapns.server.cause.RequestCause.DuplicateHeader;
import dev.mockapns.server.cause.RequestCause.MalformedApnsId;
import dev.mockapns.server.cause.RequestCause.MalformedExpiration;
import dev.mockapns.server.cause.RequestCause.UnknownPriority;
import dev.mockapns.server.cause.RequestCause.UnknownPushType;
import dev.mockapns.server.cause.RequestCause.UrgentBackgroundPush;
import dev.mockapns.server.internal.request.ParsedField;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.options.BackgroundPriority;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rules about single header fields. */
final class HeaderRules {

    private HeaderRules() {}

    static @Nullable Rejection unique(RuleContext context) {
        String repeated = context.headers().repeated();
        if (repeated == null) {
            return null;
        }
        long times = context.request().headers().stream()
                .filter(header -> header.name().equals(repeated))
                .count();
        return Rejection.of(DUPLICATE_HEADERS, new DuplicateHeader(repeated, (int) times));
    }

    static @Nullable Rejection id(RuleContext context) {
        ParsedField<ApnsId> id = context.headers().id();
        return id.isMalformed() ? Rejection.of(BAD_MESSAGE_ID, new MalformedApnsId(id.text())) : null;
    }

    static @Nullable Rejection expiration(RuleContext context) {
        ParsedField<Long> expiration = context.headers().expiration();
        return expiration.isMalformed()
                ? Rejection.of(BAD_EXPIRATION_DATE, new MalformedExpiration(expiration.text()))
                : null;
    }

    static @Nullable Rejection priority(RuleContext context) {
        ParsedField<Priority> priority = context.headers().priority();
        return priority.isMalformed() ? Rejection.of(BAD_PRIORITY, new UnknownPriority(priority.text())) : null;
    }

    static @Nullable Rejection collapseId(RuleContext context) {
        ParsedField<CollapseId> id = context.headers().collapseId();
        if (!id.isMalformed() || id.text().isEmpty()) {
            return null;
        }
        int bytes = id.text().getBytes(StandardCharsets.UTF_8).length;
        return Rejection.of(BAD_COLLAPSE_ID, new CollapseIdTooLong(bytes, Limits.MAX_COLLAPSE_ID_BYTES));
    }

    static @Nullable Rejection pushType(RuleContext context) {
        ParsedField<PushType> type = context.headers().pushType();
        return type.isMalformed() ? Rejection.of(INVALID_PUSH_TYPE, new UnknownPushType(type.text())) : null;
    }

    /** Apple calls priority 10 an error in a background push, and does not say what the answer is. */
    static @Nullable Rejection backgroundPriority(RuleContext context) {
        RequestHeaders headers = context.headers();
        return context.options().wire().backgroundPriority() == BackgroundPriority.REJECT
                        && headers.isUrgentBackgroundPush()
                ? Rejection.of(
                        BAD_PRIORITY,
                        new UrgentBackgroundPush(headers.priority().isPresent()))
                : null;
    }
}

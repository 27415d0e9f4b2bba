/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_COLLAPSE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_MESSAGE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PRIORITY;
import static dev.mockapns.protocol.KnownReason.DUPLICATE_HEADERS;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.RequestCause.CollapseIdTooLong;
import dev.mockapns.server.cause.RequestCause.DuplicateHeader;
import dev.mockapns.server.cause.RequestCause.MalformedApnsId;
import dev.mockapns.server.cause.RequestCause.MalformedExpiration;
import dev.mockapns.server.cause.RequestCause.UnknownPriority;
import dev.mockapns.server.cause.RequestCause.UnknownPushType;
import dev.mockapns.server.cause.RequestCause.UrgentBackgroundPush;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.request.BackgroundPush;
import dev.mockapns.server.options.BackgroundPriority;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about single header fields. */
final class HeaderRules {

    /** HTTP/2 itself splits cookies into several fields. Source: RFC 9113, section 8.2.3. */
    private static final String COOKIE = "cookie";

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private HeaderRules() {}

    static Optional<Rejection> unique(RuleContext context) {
        List<Header> headers = context.request().headers();
        Set<String> seen = new HashSet<>(headers.size() * 2);
        for (Header header : headers) {
            if (!seen.add(header.name()) && !header.name().equals(COOKIE)) {
                long times = headers.stream()
                        .filter(other -> other.name().equals(header.name()))
                        .count();
                return broken(DUPLICATE_HEADERS, new DuplicateHeader(header.name(), (int) times));
            }
        }
        return Optional.empty();
    }

    static Optional<Rejection> id(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.ID)
                .filter(id -> ApnsId.parse(id).isEmpty())
                .flatMap(id -> broken(BAD_MESSAGE_ID, new MalformedApnsId(id)));
    }

    static Optional<Rejection> expiration(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.EXPIRATION)
                .filter(expiration -> !SECONDS.matcher(expiration).matches())
                .flatMap(expiration -> broken(BAD_EXPIRATION_DATE, new MalformedExpiration(expiration)));
    }

    static Optional<Rejection> priority(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.PRIORITY)
                .filter(text -> Arrays.stream(Priority.values())
                        .noneMatch(priority -> priority.wireText().equals(text)))
                .flatMap(text -> broken(BAD_PRIORITY, new UnknownPriority(text)));
    }

    static Optional<Rejection> collapseId(RuleContext context) {
        Optional<String> value = context.request().header(ApnsHeaders.COLLAPSE_ID);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        int bytes = value.get().getBytes(StandardCharsets.UTF_8).length;
        return bytes <= Limits.MAX_COLLAPSE_ID_BYTES
                ? Optional.empty()
                : broken(BAD_COLLAPSE_ID, new CollapseIdTooLong(bytes, Limits.MAX_COLLAPSE_ID_BYTES));
    }

    static Optional<Rejection> pushType(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.PUSH_TYPE)
                .filter(text -> PushType.of(text).isEmpty())
                .flatMap(text -> broken(INVALID_PUSH_TYPE, new UnknownPushType(text)));
    }

    /** Apple calls priority 10 an error in a background push, and does not say what the answer is. */
    static Optional<Rejection> backgroundPriority(RuleContext context) {
        ApnsRequest request = context.request();
        return context.options().wire().backgroundPriority() == BackgroundPriority.REJECT
                        && BackgroundPush.isUrgent(request)
                ? broken(BAD_PRIORITY, new UrgentBackgroundPush(BackgroundPush.namesPriority(request)))
                : Optional.empty();
    }

    private static Optional<Rejection> broken(KnownReason reason, Cause cause) {
        return Optional.of(Rejection.of(reason, cause));
    }
}

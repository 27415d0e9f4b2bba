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
import dev.mockapns.server.exchange.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules about single header fields. */
final class HeaderRules {

    /** HTTP/2 itself splits cookies into several fields. Source: RFC 9113, section 8.2.3. */
    private static final String COOKIE = "cookie";

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern NEGATIVE = Pattern.compile("-\\d+");

    private HeaderRules() {}

    static Optional<Rejection> unique(RuleContext context) {
        List<Header> headers = context.request().headers();
        Set<String> seen = new HashSet<>(headers.size() * 2);
        for (Header header : headers) {
            if (!seen.add(header.name()) && !header.name().equals(COOKIE)) {
                long times = headers.stream()
                        .filter(other -> other.name().equals(header.name()))
                        .count();
                return broken(
                        DUPLICATE_HEADERS,
                        "the header " + Phrases.cut(header.name()) + " stands in the request " + times + " times",
                        "send it once; header names that differ only in case are one name in HTTP/2");
            }
        }
        return Optional.empty();
    }

    static Optional<Rejection> id(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.ID)
                .filter(id -> ApnsId.parse(id).isEmpty())
                .flatMap(id -> broken(
                        BAD_MESSAGE_ID,
                        "apns-id is " + Phrases.quote(id) + ", which is not a canonical UUID",
                        "send 32 hex digits as 8-4-4-4-12, or leave the header out: APNs then makes one"));
    }

    static Optional<Rejection> expiration(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.EXPIRATION)
                .filter(expiration -> !SECONDS.matcher(expiration).matches())
                .flatMap(expiration -> broken(
                        BAD_EXPIRATION_DATE,
                        "apns-expiration is " + Phrases.quote(expiration)
                                + (NEGATIVE.matcher(expiration).matches()
                                        ? ", which is negative"
                                        : ", which is not a whole number of seconds"),
                        "send seconds since 1970 in UTC without decimals, or 0 for one attempt"));
    }

    static Optional<Rejection> priority(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.PRIORITY)
                .filter(text -> Arrays.stream(Priority.values())
                        .noneMatch(priority -> priority.wireText().equals(text)))
                .flatMap(text -> broken(
                        BAD_PRIORITY,
                        "apns-priority is " + Phrases.quote(text) + "; APNs knows 10, 5 and 1",
                        "send 10 (at once), 5 (weigh power) or 1 (never wake), or leave the header out for 10"));
    }

    static Optional<Rejection> collapseId(RuleContext context) {
        Optional<String> value = context.request().header(ApnsHeaders.COLLAPSE_ID);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        int bytes = value.get().getBytes(StandardCharsets.UTF_8).length;
        int over = bytes - Limits.MAX_COLLAPSE_ID_BYTES;
        return over <= 0
                ? Optional.empty()
                : broken(
                        BAD_COLLAPSE_ID,
                        "apns-collapse-id has " + bytes + " bytes of UTF-8, " + over + " more than the "
                                + Limits.MAX_COLLAPSE_ID_BYTES + " that APNs takes",
                        "shorten it, or send a hash of what it is made of");
    }

    static Optional<Rejection> pushType(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.PUSH_TYPE)
                .filter(text -> PushType.of(text).isEmpty())
                .flatMap(text -> broken(
                        INVALID_PUSH_TYPE,
                        "apns-push-type is " + Phrases.quote(text) + ", which APNs does not know",
                        PushType.of(text.strip().toLowerCase(Locale.ROOT))
                                .map(type -> "write it in lower case: " + type.wireText())
                                .orElse("send one of " + known())));
    }

    private static String known() {
        return Arrays.stream(PushType.values()).map(PushType::wireText).collect(Collectors.joining(", "));
    }

    private static Optional<Rejection> broken(KnownReason reason, String because, String advice) {
        return Optional.of(Rejection.of(reason, because, advice));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.RequestCause;
import dev.mockapns.server.cause.RequestCause.CollapseIdTooLong;
import dev.mockapns.server.cause.RequestCause.DuplicateHeader;
import dev.mockapns.server.cause.RequestCause.MalformedApnsId;
import dev.mockapns.server.cause.RequestCause.MalformedExpiration;
import dev.mockapns.server.cause.RequestCause.MethodNotPost;
import dev.mockapns.server.cause.RequestCause.NotADevicePath;
import dev.mockapns.server.cause.RequestCause.UnknownPriority;
import dev.mockapns.server.cause.RequestCause.UnknownPushType;
import dev.mockapns.server.cause.RequestCause.UrgentBackgroundPush;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentences for {@link RequestCause}. */
final class RequestTexts {

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    MethodNotPost.class,
                    cause -> "the method is " + cause.method() + "; this listener takes pushes, with POST only",
                    (cause, dialect) -> isChannelManagement(cause.path())
                            ? managementListener(cause.environment(), dialect)
                            : "send it with POST"),
            Text.inDialect(
                    NotADevicePath.class,
                    cause -> "the path is \"" + cause.path() + '"'
                            + (isChannelManagement(cause.path())
                                    ? ", a path of channel management, and this listener takes pushes"
                                    : ""),
                    (cause, dialect) -> isChannelManagement(cause.path())
                            ? managementListener(cause.environment(), dialect)
                            : "send device pushes to " + ApnsPaths.DEVICE
                                    + "<token>, the device token in hex, with nothing after it"),
            Text.of(
                    DuplicateHeader.class,
                    cause -> "the request has the header " + cause.name()
                            + (cause.times() == 2 ? " twice" : " " + cause.times() + " times"),
                    cause -> "send it once; header names that differ only in case are one name in HTTP/2"),
            Text.of(
                    MalformedApnsId.class,
                    cause -> "apns-id is \"" + cause.sent() + "\", which is not a canonical UUID",
                    cause -> "send 32 hex digits as 8-4-4-4-12, or leave the header out: APNs then makes one"),
            Text.of(
                    MalformedExpiration.class,
                    cause -> "apns-expiration is \"" + cause.sent() + "\", which is "
                            + (isNegative(cause.sent()) ? "negative" : "not a whole number of seconds"),
                    cause -> "send seconds since 1970 in UTC without decimals, or 0 for one attempt"),
            Text.of(
                    UnknownPriority.class,
                    cause -> "apns-priority is \"" + cause.sent() + "\"; APNs knows 10, 5 and 1",
                    cause ->
                            "send 10 (at once), 5 (weigh power) or 1 (never wake), or leave the header out, which means 10"),
            Text.of(
                    CollapseIdTooLong.class,
                    cause -> "apns-collapse-id has " + cause.bytes() + " bytes of UTF-8, "
                            + (cause.bytes() - cause.limit()) + " more than the " + cause.limit() + " that APNs takes",
                    cause -> "shorten it, or send a hash of it"),
            Text.of(
                    UnknownPushType.class,
                    cause -> "apns-push-type is \"" + cause.sent() + "\", which APNs does not know",
                    cause -> PushType.of(cause.sent().strip().toLowerCase(Locale.ROOT))
                            .map(type -> "write it in lower case: " + type.wireText())
                            .orElseGet(() -> "send one of " + knownPushTypes())),
            Text.inDialect(
                    UrgentBackgroundPush.class,
                    cause -> BackgroundPriorities.urgent(cause.priorityIsSent())
                            + "; Apple calls that an error, and an option of this fake rejects it",
                    (cause, dialect) -> "send apns-priority: 5 with background pushes"
                            + switch (dialect) {
                                case JAVA ->
                                    ", or let this fake accept others: apns.options(o -> o.wire(w -> w.backgroundPriority(BackgroundPriority.ACCEPT)))";
                                case COMMAND_LINE, HTTP -> "";
                            }));

    private RequestTexts() {}

    private static boolean isChannelManagement(String path) {
        return path.startsWith(ApnsPaths.CHANNEL_MANAGEMENT);
    }

    private static String managementListener(Environment environment, Dialect dialect) {
        return "send it to the listener for channel management "
                + ListenerNames.forChannelManagement(environment, dialect);
    }

    private static boolean isNegative(String expiration) {
        return expiration.matches("-\\d+");
    }

    private static String knownPushTypes() {
        return Arrays.stream(PushType.values()).map(PushType::wireText).collect(Collectors.joining(", "));
    }
}

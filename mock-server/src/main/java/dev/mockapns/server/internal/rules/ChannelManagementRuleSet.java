/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.BAD_MESSAGE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PARAMS;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.BROADCAST_FEATURE_NOT_ENABLED;
import static dev.mockapns.protocol.KnownReason.CANNOT_CREATE_CHANNEL_CONFIG;
import static dev.mockapns.protocol.KnownReason.CHANNEL_NOT_REGISTERED;
import static dev.mockapns.protocol.KnownReason.DUPLICATE_HEADERS;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_QUEUE_SIZE;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_MISMATCH;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.internal.rules.AppPath.Operation;
import dev.mockapns.server.internal.rules.Rule.Check;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table for channel management. Source of the reasons: Apple, <em>Handling error responses from Apple Push
 * Notification service</em>. Authentication comes before the channel, as observed; the rest of the order is ours.
 */
final class ChannelManagementRuleSet {

    static final List<Rule> REQUEST_LINE = List.of(
            new Rule("management method", METHOD_NOT_ALLOWED, "It is GET, POST or DELETE.", AppRules::managementMethod),
            new Rule("management path", BAD_PATH, "Method and path belong together.", AppRules::path));

    private static final Set<Operation> ONE_CHANNEL = EnumSet.of(Operation.READ, Operation.DELETE);

    static final List<Rule> REQUEST = List.of(
            new Rule("headers unique", DUPLICATE_HEADERS, "No header stands in it twice.", HeaderRules::unique),
            new Rule("apns-request-id", BAD_MESSAGE_ID, "It is a canonical UUID.", AppRules::requestId),
            new Rule("bundle id bare", TOPIC_DISALLOWED, "The path has a bundle id without suffix.", AppRules::bare),
            new Rule(
                    "bundle id covered",
                    TOPIC_MISMATCH,
                    "The key or the client certificate covers the app.",
                    AppRules::covered),
            new Rule(
                    "broadcast enabled",
                    BROADCAST_FEATURE_NOT_ENABLED,
                    "The app has the broadcast capability.",
                    AppRules::broadcastEnabled),
            new Rule(
                    "channel named",
                    MISSING_CHANNEL_ID,
                    "There is an apns-channel-id.",
                    only(ONE_CHANNEL, ChannelRules::named)),
            new Rule(
                    "channel to delete",
                    BAD_PATH,
                    "It was created for this app here, and not deleted.",
                    only(EnumSet.of(Operation.DELETE), ChannelRules::deletable)),
            new Rule(
                    "channel known",
                    BAD_CHANNEL_ID,
                    "It was created for this app here.",
                    only(ONE_CHANNEL, ChannelRules::known)),
            new Rule(
                    "channel alive",
                    CHANNEL_NOT_REGISTERED,
                    "It was not deleted.",
                    only(ONE_CHANNEL, ChannelRules::alive)),
            creation("channel settings present", PAYLOAD_EMPTY, "There is a body.", CreationRules::present),
            creation("channel settings size", PAYLOAD_TOO_LARGE, "It is small.", CreationRules::size),
            creation("channel settings are JSON", BAD_REQUEST_PAYLOAD, "It is a JSON object.", CreationRules::json),
            creation("channel attributes", BAD_REQUEST_PARAMS, "All are known.", CreationRules::attributes),
            creation("storage policy", MISSING_CHANNEL_QUEUE_SIZE, "It is 0 or 1.", CreationRules::storagePolicy),
            creation("channel push type present", MISSING_PUSH_TYPE, "There is one.", CreationRules::typePresent),
            creation("channel push type", INVALID_PUSH_TYPE, "It is LiveActivity.", CreationRules::type),
            creation(
                    "channel limit",
                    CANNOT_CREATE_CHANNEL_CONFIG,
                    "The app may have one more.",
                    CreationRules::withinLimit));

    private ChannelManagementRuleSet() {}

    private static Rule creation(String name, KnownReason reason, String sentence, Check check) {
        return new Rule(name, reason, sentence, only(EnumSet.of(Operation.CREATE), check));
    }

    private static Check only(Set<Operation> operations, Check check) {
        return context ->
                operations.contains(context.appPath().operation()) ? check.rejection(context) : Optional.empty();
    }
}

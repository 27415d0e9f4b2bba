/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PARAMS;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.CANNOT_CREATE_CHANNEL_CONFIG;
import static dev.mockapns.protocol.KnownReason.CHANNEL_NOT_REGISTERED;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_QUEUE_SIZE;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.internal.rules.AppPath.Operation;
import dev.mockapns.server.internal.rules.Rule.Check;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for channel management. Source of the reasons: Apple, <em>Handling error responses from Apple Push
 * Notification service</em>. Authentication comes before the channel, as observed; the rest of the order is ours.
 */
final class ChannelManagementRuleSet {

    static final List<Rule> REQUEST_LINE = List.of(
            new Rule(
                    "management method",
                    METHOD_NOT_ALLOWED,
                    "The method is GET, POST or DELETE.",
                    AppRules::managementMethod),
            new Rule(
                    "management path",
                    BAD_PATH,
                    "The path is one of channel management, and takes the method.",
                    AppRules::path));

    private static final Set<Operation> ONE_CHANNEL = EnumSet.of(Operation.READ, Operation.DELETE);

    /** After {@link AppRules#RULES}. */
    static final List<Rule> REQUEST = List.of(
            new Rule(
                    "channel named",
                    MISSING_CHANNEL_ID,
                    "The request has an apns-channel-id.",
                    only(ONE_CHANNEL, ChannelRules::named)),
            new Rule(
                    "channel to delete",
                    BAD_PATH,
                    "The channel was created for the app in this environment, and was not deleted.",
                    only(EnumSet.of(Operation.DELETE), ChannelRules::deletable)),
            new Rule(
                    "channel known",
                    BAD_CHANNEL_ID,
                    "The channel was created for the app in this environment.",
                    only(ONE_CHANNEL, ChannelRules::known)),
            new Rule(
                    "channel alive",
                    CHANNEL_NOT_REGISTERED,
                    "The channel was not deleted.",
                    only(ONE_CHANNEL, ChannelRules::alive)),
            creation("channel settings present", PAYLOAD_EMPTY, "The request has a body.", CreationRules::present),
            creation(
                    "channel settings size",
                    PAYLOAD_TOO_LARGE,
                    "The body has at most 5120 bytes.",
                    CreationRules::size),
            creation(
                    "channel settings are JSON",
                    BAD_REQUEST_PAYLOAD,
                    "The body is a JSON object.",
                    CreationRules::json),
            creation(
                    "channel attributes",
                    BAD_REQUEST_PARAMS,
                    "The body has no unknown attributes.",
                    CreationRules::attributes),
            creation(
                    "storage policy",
                    MISSING_CHANNEL_QUEUE_SIZE,
                    "The message-storage-policy is 0 or 1.",
                    CreationRules::storagePolicy),
            creation(
                    "channel push type present",
                    MISSING_PUSH_TYPE,
                    "The body has a push-type.",
                    CreationRules::typePresent),
            creation(
                    "channel push type",
                    INVALID_PUSH_TYPE,
                    "The push-type is LiveActivity, in upper or lower case.",
                    CreationRules::type),
            creation(
                    "channel limit",
                    CANNOT_CREATE_CHANNEL_CONFIG,
                    "The app has fewer channels than broadcast.maxChannels allows.",
                    CreationRules::withinLimit));

    private ChannelManagementRuleSet() {}

    private static Rule creation(String name, KnownReason reason, String sentence, Check check) {
        return new Rule(name, reason, sentence, only(EnumSet.of(Operation.CREATE), check));
    }

    private static Check only(Set<Operation> operations, Check check) {
        return context -> operations.contains(context.appPath().operation()) ? check.rejection(context) : null;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.BAD_PRIORITY;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.CHANNEL_NOT_REGISTERED;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;

import java.util.List;

/**
 * The rules for broadcast pushes. Source of the reasons: Apple, <em>Handling error responses from Apple Push Notification
 * service</em>. Apple documents that it authenticates first and then looks at the channel; the rest of the order is ours.
 */
final class BroadcastRuleSet {

    static final List<Rule> REQUEST_LINE = List.of(
            new Rule("broadcast method", METHOD_NOT_ALLOWED, "The method is POST.", RequestLine::method),
            new Rule("broadcast path", BAD_PATH, "The path is /4/broadcasts/apps/ and a bundle id.", AppRules::path));

    /** After {@link AppRules#RULES}. */
    static final List<Rule> REQUEST = List.of(
            new Rule("channel named", MISSING_CHANNEL_ID, "The request has an apns-channel-id.", ChannelRules::named),
            new Rule(
                    "channel known",
                    BAD_CHANNEL_ID,
                    "The channel was created for the app in this environment.",
                    ChannelRules::known),
            new Rule("channel alive", CHANNEL_NOT_REGISTERED, "The channel was not deleted.", ChannelRules::alive),
            new Rule(
                    "broadcast push type present",
                    MISSING_PUSH_TYPE,
                    "The request has an apns-push-type.",
                    BroadcastRules::typePresent),
            new Rule(
                    "broadcast push type",
                    INVALID_PUSH_TYPE,
                    "The apns-push-type is liveactivity, in upper or lower case.",
                    BroadcastRules::type),
            new Rule(
                    "broadcast expiration present",
                    BAD_EXPIRATION_DATE,
                    "The request has an apns-expiration.",
                    BroadcastRules::expirationPresent),
            new Rule(
                    "apns-expiration",
                    BAD_EXPIRATION_DATE,
                    "The apns-expiration is a whole number of seconds.",
                    HeaderRules::expiration),
            new Rule(
                    "expiration fits channel",
                    BAD_EXPIRATION_DATE,
                    "The apns-expiration is 0 if the channel stores no message.",
                    BroadcastRules::expirationFits),
            new Rule(
                    "apns-priority", BAD_PRIORITY, "The apns-priority, if sent, is 10, 5 or 1.", HeaderRules::priority),
            new Rule("payload present", PAYLOAD_EMPTY, "The request has a body.", PayloadRules::present),
            new Rule(
                    "broadcast payload size",
                    PAYLOAD_TOO_LARGE,
                    "The body has at most 5120 bytes.",
                    BroadcastRules::size),
            new Rule("body is JSON", BAD_REQUEST_PAYLOAD, "The body is a JSON object.", BroadcastRules::json),
            new Rule(
                    "broadcast rate",
                    TOO_MANY_REQUESTS,
                    "The channel has taken fewer broadcasts than broadcast.broadcastsPerChannel allows.",
                    BroadcastRules::withinRate));

    private BroadcastRuleSet() {}
}

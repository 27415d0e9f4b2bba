/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_MESSAGE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.BAD_PRIORITY;
import static dev.mockapns.protocol.KnownReason.BAD_REQUEST_PAYLOAD;
import static dev.mockapns.protocol.KnownReason.BROADCAST_FEATURE_NOT_ENABLED;
import static dev.mockapns.protocol.KnownReason.CHANNEL_NOT_REGISTERED;
import static dev.mockapns.protocol.KnownReason.DUPLICATE_HEADERS;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.MISSING_CHANNEL_ID;
import static dev.mockapns.protocol.KnownReason.MISSING_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_MISMATCH;

import java.util.List;

/**
 * The table for broadcast pushes. Source of the reasons: Apple, <em>Handling error responses from Apple Push Notification
 * service</em>. Apple documents that it authenticates first and then looks at the channel; the rest of the order is ours.
 */
final class BroadcastRuleSet {

    static final List<Rule> REQUEST_LINE = List.of(
            new Rule("broadcast method", METHOD_NOT_ALLOWED, "The method is POST.", RequestLine::method),
            new Rule("broadcast path", BAD_PATH, "It ends with the bundle id.", AppRules::path));

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
            new Rule("channel named", MISSING_CHANNEL_ID, "There is an apns-channel-id.", ChannelRules::named),
            new Rule("channel known", BAD_CHANNEL_ID, "It was created for this app here.", ChannelRules::known),
            new Rule("channel alive", CHANNEL_NOT_REGISTERED, "It was not deleted.", ChannelRules::alive),
            new Rule("broadcast push type present", MISSING_PUSH_TYPE, "There is one.", BroadcastRules::typePresent),
            new Rule("broadcast push type", INVALID_PUSH_TYPE, "It is liveactivity.", BroadcastRules::type),
            new Rule(
                    "broadcast expiration present",
                    BAD_EXPIRATION_DATE,
                    "There is an apns-expiration.",
                    BroadcastRules::expirationPresent),
            new Rule("apns-expiration", BAD_EXPIRATION_DATE, "It is whole seconds.", HeaderRules::expiration),
            new Rule(
                    "expiration fits channel",
                    BAD_EXPIRATION_DATE,
                    "It is 0 where the channel stores nothing.",
                    BroadcastRules::expirationFits),
            new Rule("apns-priority", BAD_PRIORITY, "It is 10, 5 or 1.", HeaderRules::priority),
            new Rule("payload present", PAYLOAD_EMPTY, "There is a body.", PayloadRules::present),
            new Rule("broadcast payload size", PAYLOAD_TOO_LARGE, "It has at most 5120 bytes.", BroadcastRules::size),
            new Rule("body is JSON", BAD_REQUEST_PAYLOAD, "It is a JSON object.", BroadcastRules::json),
            new Rule(
                    "broadcast rate",
                    TOO_MANY_REQUESTS,
                    "The channel takes no more broadcasts than an option allows.",
                    BroadcastRules::withinRate));

    private BroadcastRuleSet() {}
}

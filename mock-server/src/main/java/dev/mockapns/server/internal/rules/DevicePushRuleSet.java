/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_COLLAPSE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_MESSAGE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.BAD_PRIORITY;
import static dev.mockapns.protocol.KnownReason.BAD_TOPIC;
import static dev.mockapns.protocol.KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC;
import static dev.mockapns.protocol.KnownReason.DUPLICATE_HEADERS;
import static dev.mockapns.protocol.KnownReason.EXPIRED_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.MISSING_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;

import java.util.List;

/**
 * The rules for device pushes, in the order in which APNs checks them. Apple documents no order; {@code docs/rules.md} says
 * what was observed of it.
 */
final class DevicePushRuleSet {

    static final List<Rule> REQUEST_LINE = List.of(
            new Rule("method", METHOD_NOT_ALLOWED, "The method is POST.", RequestLine::method),
            new Rule("path", BAD_PATH, "The path is /3/device/ and one more segment.", RequestLine::path));

    static final List<Rule> REQUEST = List.of(
            new Rule(
                    "headers unique",
                    DUPLICATE_HEADERS,
                    "No header field except cookie occurs twice.",
                    HeaderRules::unique),
            new Rule("apns-id", BAD_MESSAGE_ID, "The apns-id, if sent, is a canonical UUID.", HeaderRules::id),
            new Rule(
                    "apns-expiration",
                    BAD_EXPIRATION_DATE,
                    "The apns-expiration, if sent, is a whole number of seconds.",
                    HeaderRules::expiration),
            new Rule(
                    "apns-priority", BAD_PRIORITY, "The apns-priority, if sent, is 10, 5 or 1.", HeaderRules::priority),
            new Rule(
                    "apns-collapse-id",
                    BAD_COLLAPSE_ID,
                    "The apns-collapse-id, if sent, has at most 64 bytes.",
                    HeaderRules::collapseId),
            new Rule(
                    "push type known",
                    INVALID_PUSH_TYPE,
                    "The apns-push-type, if sent, is one that Apple documents.",
                    HeaderRules::pushType),
            new Rule(
                    "background priority",
                    BAD_PRIORITY,
                    "A background push has priority 5 or 1 (only if wire.backgroundPriority is REJECT).",
                    HeaderRules::backgroundPriority),
            new Rule(
                    "topic present",
                    MISSING_TOPIC,
                    "The request has an apns-topic, or the client certificate is for one topic only.",
                    TopicRules::present),
            new Rule("topic well-formed", BAD_TOPIC, "The topic has the form of a bundle id.", TopicRules::wellFormed),
            new Rule(
                    "token not rejected by the test",
                    BAD_DEVICE_TOKEN,
                    "The test chose no rejection for the device token.",
                    DeviceTokenRules::notChosen),
            new Rule("token present", MISSING_DEVICE_TOKEN, "The path has a device token.", DeviceTokenRules::present),
            new Rule(
                    "token decodable",
                    BAD_DEVICE_TOKEN,
                    "The device token is hexadecimal and of a plausible length.",
                    DeviceTokenRules::decodable),
            new Rule(
                    "token known",
                    BAD_DEVICE_TOKEN,
                    "This fake issued the device token (only if devices.unknownTokens is REJECT).",
                    DeviceTokenRules::known),
            new Rule(
                    "token of this environment",
                    BAD_DEVICE_TOKEN,
                    "The device token was issued in the environment of the listener.",
                    DeviceTokenRules::ofThisEnvironment),
            new Rule(
                    "topic allowed",
                    TOPIC_DISALLOWED,
                    "The key or the client certificate covers the topic.",
                    TopicRules::allowed),
            new Rule(
                    "token of this topic",
                    DEVICE_TOKEN_NOT_FOR_TOPIC,
                    "The device token was issued for the topic.",
                    DeviceTokenRules::ofThisTopic),
            new Rule(
                    "push type fits topic",
                    INVALID_PUSH_TYPE,
                    "The topic has the suffix of the push type.",
                    TopicRules::agreesWithPushType),
            new Rule("payload present", PAYLOAD_EMPTY, "The request has a body.", PayloadRules::present),
            new Rule(
                    "payload size",
                    PAYLOAD_TOO_LARGE,
                    "The body is no larger than the push type allows.",
                    PayloadRules::size),
            new Rule(
                    "notifications on",
                    UNREGISTERED,
                    "Notifications of the app are on (not checked if devices.notificationsOff is DISCARD).",
                    TokenStateRules::notificationsOn),
            new Rule(
                    "token not expired",
                    EXPIRED_TOKEN,
                    "The device token has not expired.",
                    TokenStateRules::notExpired),
            new Rule(
                    "token registered",
                    UNREGISTERED,
                    "The device token is active, or APNs does not know yet that it is not.",
                    TokenStateRules::registered),
            new Rule(
                    "Live Activity goes on",
                    UNREGISTERED,
                    "The Live Activity of the token has not ended (not checked if devices.endedActivities is IGNORE).",
                    TokenStateRules::activityGoesOn),
            new Rule(
                    "rate",
                    TOO_MANY_REQUESTS,
                    "The device token has taken fewer pushes than devices.pushesPerToken allows.",
                    TokenStateRules::withinRate));

    private DevicePushRuleSet() {}
}

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
            new Rule("path", BAD_PATH, "The path is /3/device/ and a device token.", RequestLine::path));

    static final List<Rule> REQUEST = List.of(
            new Rule("headers unique", DUPLICATE_HEADERS, "No header stands in it twice.", HeaderRules::unique),
            new Rule("apns-id", BAD_MESSAGE_ID, "It is a canonical UUID.", HeaderRules::id),
            new Rule("apns-expiration", BAD_EXPIRATION_DATE, "It is whole seconds.", HeaderRules::expiration),
            new Rule("apns-priority", BAD_PRIORITY, "It is 10, 5 or 1.", HeaderRules::priority),
            new Rule("apns-collapse-id", BAD_COLLAPSE_ID, "It has at most 64 bytes.", HeaderRules::collapseId),
            new Rule("push type known", INVALID_PUSH_TYPE, "It is one of eleven.", HeaderRules::pushType),
            new Rule(
                    "background priority",
                    BAD_PRIORITY,
                    "A background push has priority 5 or 1, where an option makes 10 a rejection.",
                    HeaderRules::backgroundPriority),
            new Rule(
                    "topic present",
                    MISSING_TOPIC,
                    "There is an apns-topic, or a client certificate for one topic only.",
                    TopicRules::present),
            new Rule("topic well-formed", BAD_TOPIC, "It can be a bundle id.", TopicRules::wellFormed),
            new Rule(
                    "token not rejected by the test",
                    BAD_DEVICE_TOKEN,
                    "The test chose no answer for this device token.",
                    DeviceTokenRules::notChosen),
            new Rule(
                    "token present", MISSING_DEVICE_TOKEN, "The path names a device token.", DeviceTokenRules::present),
            new Rule("token decodable", BAD_DEVICE_TOKEN, "It is hex of a likely length.", DeviceTokenRules::decodable),
            new Rule("token known", BAD_DEVICE_TOKEN, "It was issued once.", DeviceTokenRules::known),
            new Rule(
                    "token of this environment",
                    BAD_DEVICE_TOKEN,
                    "It was issued by the environment it is sent to.",
                    DeviceTokenRules::ofThisEnvironment),
            new Rule(
                    "topic allowed",
                    TOPIC_DISALLOWED,
                    "The key or the client certificate covers it.",
                    TopicRules::allowed),
            new Rule(
                    "token of this topic",
                    DEVICE_TOKEN_NOT_FOR_TOPIC,
                    "It was issued for the topic.",
                    DeviceTokenRules::ofThisTopic),
            new Rule(
                    "push type fits topic",
                    INVALID_PUSH_TYPE,
                    "The topic has the suffix of the push type.",
                    TopicRules::agreesWithPushType),
            new Rule("payload present", PAYLOAD_EMPTY, "There is a body.", PayloadRules::present),
            new Rule(
                    "payload size",
                    PAYLOAD_TOO_LARGE,
                    "It is no larger than the push type allows.",
                    PayloadRules::size),
            new Rule(
                    "notifications on",
                    UNREGISTERED,
                    "The person has notifications on, where an option makes that a rejection.",
                    TokenStateRules::notificationsOn),
            new Rule("token not expired", EXPIRED_TOKEN, "It has not expired.", TokenStateRules::notExpired),
            new Rule("token registered", UNREGISTERED, "The app still has it.", TokenStateRules::registered),
            new Rule(
                    "Live Activity goes on",
                    UNREGISTERED,
                    "The Live Activity of the token is not over, where an option makes that a rejection.",
                    TokenStateRules::activityGoesOn),
            new Rule(
                    "rate",
                    TOO_MANY_REQUESTS,
                    "The device token takes no more pushes than an option allows.",
                    TokenStateRules::withinRate));

    private DevicePushRuleSet() {}
}

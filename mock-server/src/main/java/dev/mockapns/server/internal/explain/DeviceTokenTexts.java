/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.DeviceTokenCause;
import dev.mockapns.server.cause.DeviceTokenCause.TokenMissing;
import dev.mockapns.server.cause.DeviceTokenCause.TokenNotHex;
import dev.mockapns.server.cause.DeviceTokenCause.TokenOfOtherEnvironment;
import dev.mockapns.server.cause.DeviceTokenCause.TokenOfOtherLength;
import dev.mockapns.server.cause.DeviceTokenCause.TokenOfOtherTopic;
import dev.mockapns.server.cause.DeviceTokenCause.TokenPrintedAsData;
import dev.mockapns.server.cause.DeviceTokenCause.TokenRemovedByReset;
import dev.mockapns.server.cause.DeviceTokenCause.TokenUnknown;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.world.IssuedToken;
import java.util.List;

/** The sentences for {@link DeviceTokenCause}. */
final class DeviceTokenTexts {

    /** The option of {@code serve} that gives a phone a certain token. */
    static final String DEVICE_OPTION = "--device <topic>[:sandbox]:<token>";

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    TokenMissing.class,
                    cause -> "the path ends where the device token should begin: \"" + ApnsPaths.DEVICE + '"',
                    cause -> "append the device token in hex: " + ApnsPaths.DEVICE + "<token>"),
            Text.of(
                    TokenPrintedAsData.class,
                    cause -> shown(cause.token())
                            + " has blanks or angle brackets in it, as the description of an NSData prints them",
                    cause -> "let the app send the bytes as hex: token.map { String(format: \"%02x\", $0) }.joined()"),
            Text.of(
                    TokenNotHex.class,
                    cause -> shown(cause.token()) + " is not hex: character " + cause.position() + " is '"
                            + cause.character() + "'" + (isBase64(cause.token()) ? "; it looks like Base64" : ""),
                    cause -> "send the bytes of the token as hex " + expected(cause.minDigits(), cause.maxDigits())),
            Text.inDialect(
                    TokenOfOtherLength.class,
                    cause -> shown(cause.token()) + " has " + cause.digits() + " hex digits"
                            + (isOdd(cause)
                                    ? ", an odd number: a digit was lost or added"
                                    : "; this fake takes " + cause.minDigits() + " to " + cause.maxDigits()),
                    DeviceTokenTexts::completed),
            Text.inDialect(
                    TokenUnknown.class,
                    cause -> "no device of this fake ever had the token "
                            + cause.token().shortened(),
                    (cause, dialect) -> switch (dialect) {
                        case JAVA ->
                            "push to the token of a device (apns.device().install(…).token()), or accept unknown tokens:"
                                    + " apns.options(o -> o.devices(d -> d.unknownTokens(UnknownTokens.ACCEPT)))";
                        case COMMAND_LINE ->
                            "push to a token of a phone (devices of connection.json; --device <topic> adds one), give a phone this token (start"
                                    + " mockapns serve with " + DEVICE_OPTION + "), or start without --strict";
                        case HTTP -> "push to a token that a device of this fake has";
                    }),
            Text.inDialect(
                    TokenRemovedByReset.class,
                    cause -> "no device of this fake has the token "
                            + cause.token().shortened() + " any longer: it was the token of " + cause.device() + " ("
                            + cause.topic() + "), and a reset of the fake removed it",
                    (cause, dialect) -> switch (dialect) {
                        case JAVA ->
                            "reset() runs before each test that shares the fake, so make devices after it: in @BeforeEach"
                                    + " or in the test, not in @BeforeAll";
                        case COMMAND_LINE, HTTP -> "push to the token of a device that was made after the reset";
                    }),
            Text.inDialect(
                    TokenOfOtherEnvironment.class,
                    cause -> "this token was issued by " + cause.token().environment() + " (" + whose(cause.token())
                            + "), and the request came to " + cause.sentTo(),
                    (cause, dialect) -> "send it to "
                            + ListenerNames.forPushes(cause.token().environment(), dialect) + ", or "
                            + installIn(cause.token().topic(), cause.sentTo(), dialect)),
            Text.of(TokenOfOtherTopic.class, DeviceTokenTexts::otherTopic, DeviceTokenTexts::rightTopic));

    private DeviceTokenTexts() {}

    /** Returns whose token it is: {@code Alice's iPhone, com.example.orders}. */
    static String whose(IssuedToken token) {
        return token.device() + ", " + token.topic();
    }

    private static String shown(String token) {
        return "the device token \"" + Quoted.deviceToken(token) + '"';
    }

    private static boolean isBase64(String token) {
        return token.endsWith("=") || token.endsWith("%3D");
    }

    private static boolean isOdd(TokenOfOtherLength cause) {
        return cause.digits() % 2 != 0;
    }

    private static String expected(int min, int max) {
        return "(an even number of hex digits, " + min + " to " + max + " of them)";
    }

    private static String completed(TokenOfOtherLength cause, Dialect dialect) {
        if (isOdd(cause)) {
            return "store and send it whole " + expected(cause.minDigits(), cause.maxDigits());
        }
        if (cause.digits() < cause.minDigits()) {
            return "store and send it whole: a column or a log may have cut it";
        }
        return "send one token per request"
                + switch (dialect) {
                    case JAVA ->
                        "; the range is an option: apns.options(o -> o.devices(d -> d.tokenDigits(" + cause.minDigits()
                                + ", " + cause.digits() + ")))";
                    case COMMAND_LINE, HTTP -> "";
                };
    }

    private static String installIn(Topic topic, Environment environment, Dialect dialect) {
        return switch (dialect) {
            case JAVA -> "install the app with Environment." + environment;
            case COMMAND_LINE ->
                "push to the token of a phone in " + environment + " (devices of connection.json; --device " + topic
                        + (environment == Environment.SANDBOX ? ":sandbox" : "") + " adds one)";
            case HTTP -> "push to a token that " + environment + " issued";
        };
    }

    private static String otherTopic(TokenOfOtherTopic cause) {
        Topic own = cause.token().topic();
        String because = "this token was issued for the topic " + own + " ("
                + cause.token().device() + "), and the push has the topic " + cause.sentFor();
        if (fitsOwnTopic(cause)) {
            return because + ": apns-push-type "
                    + cause.pushType().orElseThrow().wireText() + " is right, apns-topic is not";
        }
        if (isSameApp(cause)) {
            return because + ": the same app, but each push service has a token of its own";
        }
        return because
                + (isOtherBuild(cause)
                        ? ", but the bundle id of the app in " + cause.token().environment() + " is " + cause.bundleId()
                        : ", that of another app");
    }

    private static String rightTopic(TokenOfOtherTopic cause) {
        String send = "send it with apns-topic: " + cause.token().topic();
        if (fitsOwnTopic(cause)) {
            return send;
        }
        if (isSameApp(cause)) {
            return "push to the token that the app got for " + cause.sentFor() + ", with " + pushType(cause.sentFor())
                    + "; or " + send + " and " + pushType(cause.token().topic());
        }
        return isOtherBuild(cause)
                ? send + " to tokens of " + cause.token().environment()
                        + " builds; keep the bundle id next to each token"
                : send + ", or push to a token that was issued for " + cause.sentFor();
    }

    private static String pushType(Topic topic) {
        return "apns-push-type: " + topic.ownType().map(PushType::wireText).orElse("alert or background");
    }

    private static boolean fitsOwnTopic(TokenOfOtherTopic cause) {
        return cause.pushType()
                .filter(type ->
                        !cause.sentFor().takes(type) && cause.token().topic().takes(type))
                .isPresent();
    }

    private static boolean isSameApp(TokenOfOtherTopic cause) {
        return cause.token().topic().bundleId().equals(cause.sentFor().bundleId());
    }

    private static boolean isOtherBuild(TokenOfOtherTopic cause) {
        return cause.bundleId().equals(cause.token().topic().bundleId());
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.world.IssuedToken;
import java.util.Optional;

/** The path names no device token that this push can be sent to. */
public sealed interface DeviceTokenCause extends Cause {

    /** The path ends where the device token should begin. */
    record TokenMissing() implements DeviceTokenCause {}

    /**
     * The device token has blanks or angle brackets in it, as the description of an {@code NSData} prints them.
     *
     * @param token as in the path
     */
    record TokenPrintedAsData(String token) implements DeviceTokenCause {

        public TokenPrintedAsData {
            token = Quoted.plain(requireNonNull(token, "token"));
        }
    }

    /**
     * The device token is not hex.
     *
     * @param token as in the path
     * @param position of the first character that is no hex digit, from 1
     * @param character the first one that is no hex digit
     * @param minDigits the fewest hex digits that this fake takes
     * @param maxDigits the most hex digits that this fake takes
     */
    record TokenNotHex(String token, int position, String character, int minDigits, int maxDigits)
            implements DeviceTokenCause {

        public TokenNotHex {
            token = Quoted.plain(requireNonNull(token, "token"));
            character = Quoted.plain(requireNonNull(character, "character"));
        }
    }

    /**
     * The device token has an odd number of hex digits, or fewer or more than this fake takes.
     *
     * @param token as in the path
     * @param digits how many it has
     * @param minDigits the fewest that this fake takes
     * @param maxDigits the most that this fake takes
     */
    record TokenOfOtherLength(String token, int digits, int minDigits, int maxDigits) implements DeviceTokenCause {

        public TokenOfOtherLength {
            token = Quoted.plain(requireNonNull(token, "token"));
        }
    }

    /** No device of this fake ever had the token. */
    record TokenUnknown(DeviceToken token) implements DeviceTokenCause {

        public TokenUnknown {
            requireNonNull(token, "token");
        }
    }

    /**
     * The token was that of a device until a reset of the fake.
     *
     * @param device the name of the device
     * @param topic what the token was issued for
     */
    record TokenRemovedByReset(DeviceToken token, String device, Topic topic) implements DeviceTokenCause {

        public TokenRemovedByReset {
            requireNonNull(token, "token");
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
        }
    }

    /**
     * The other environment issued the token.
     *
     * @param token with the environment that issued it
     * @param sentTo the environment that the request came to
     */
    record TokenOfOtherEnvironment(IssuedToken token, Environment sentTo) implements DeviceTokenCause {

        public TokenOfOtherEnvironment {
            requireNonNull(token, "token");
            requireNonNull(sentTo, "sentTo");
        }
    }

    /**
     * The token was issued for another topic.
     *
     * @param token with the topic that it was issued for
     * @param sentFor the topic of the push
     * @param pushType of the push, where the request names one that APNs knows
     * @param bundleId of the app that the push is for, in the environment of the token
     */
    record TokenOfOtherTopic(IssuedToken token, Topic sentFor, Optional<PushType> pushType, Topic bundleId)
            implements DeviceTokenCause {

        public TokenOfOtherTopic {
            requireNonNull(token, "token");
            sentFor = Sent.topic(sentFor, "sentFor");
            requireNonNull(pushType, "pushType");
            bundleId = Sent.topic(bundleId, "bundleId");
        }
    }
}

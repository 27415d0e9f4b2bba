/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;

/** The channel cannot be created. */
public sealed interface ChannelSettingsCause extends Cause {

    /** The request has no body. */
    record SettingsMissing() implements ChannelSettingsCause {}

    /**
     * The body is too large.
     *
     * @param bytes how many it has, or the fewest that it can have
     * @param counted whether the whole of it was counted
     * @param limit the most bytes that this fake takes
     */
    record SettingsTooLarge(long bytes, boolean counted, int limit) implements ChannelSettingsCause {}

    /** The body is no JSON object. */
    record SettingsNoJsonObject() implements ChannelSettingsCause {}

    /**
     * The body has an attribute that APNs does not know.
     *
     * @param name of the attribute
     */
    record SettingUnknown(String name) implements ChannelSettingsCause {

        public SettingUnknown {
            name = Sent.text(name, "name");
        }
    }

    /**
     * The storage policy is neither 0 nor 1.
     *
     * @param policy as JSON; empty where it is absent
     */
    record StoragePolicyWrong(String policy) implements ChannelSettingsCause {

        public StoragePolicyWrong {
            policy = Sent.text(policy, "policy");
        }
    }

    /** The body has no push type. */
    record ChannelTypeMissing() implements ChannelSettingsCause {}

    /**
     * The push type is another one than that of Live Activities.
     *
     * @param pushType as JSON
     */
    record ChannelTypeWrong(String pushType) implements ChannelSettingsCause {

        public ChannelTypeWrong {
            pushType = Sent.text(pushType, "pushType");
        }
    }

    /**
     * The app has as many channels as it may have.
     *
     * @param channels how many it has in the environment
     * @param limit how many it may have there
     */
    record TooManyChannels(Topic app, Environment environment, int channels, int limit)
            implements ChannelSettingsCause {

        public TooManyChannels {
            app = Sent.topic(app, "app");
            requireNonNull(environment, "environment");
        }
    }

    /**
     * All apps together have as many channels as a fake keeps.
     *
     * @param limit how many those are
     */
    record NoRoomForChannel(int limit) implements ChannelSettingsCause {}
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The request names no channel of the app in this environment. */
public sealed interface ChannelCause extends Cause {

    /** The request has no channel id. */
    record ChannelIdMissing() implements ChannelCause {}

    /**
     * No channel of this fake has the id.
     *
     * @param id as in the request
     * @param app the bundle id in the path
     * @param environment that the request came to
     * @param channels how many channels the app has there
     */
    record ChannelUnknown(String id, Topic app, Environment environment, int channels) implements ChannelCause {

        public ChannelUnknown {
            id = Sent.text(id, "id");
            app = Sent.topic(app, "app");
            requireNonNull(environment, "environment");
        }
    }

    /**
     * The channel belongs to another app, or to the other environment.
     *
     * @param owner the bundle id that the channel belongs to
     * @param ownerEnvironment the environment that the channel belongs to
     * @param app the bundle id in the path
     * @param environment that the request came to
     * @param deletedAt when the channel was deleted; empty if it was not
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record ChannelOfOtherApp(
            String id,
            Topic owner,
            Environment ownerEnvironment,
            Topic app,
            Environment environment,
            Optional<Instant> deletedAt,
            Duration clockAhead)
            implements ChannelCause {

        public ChannelOfOtherApp {
            requireNonNull(id, "id");
            requireNonNull(owner, "owner");
            requireNonNull(ownerEnvironment, "ownerEnvironment");
            app = Sent.topic(app, "app");
            requireNonNull(environment, "environment");
            requireNonNull(deletedAt, "deletedAt");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /**
     * The channel was deleted.
     *
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record ChannelDeleted(String id, Instant deletedAt, Duration clockAhead) implements ChannelCause {

        public ChannelDeleted {
            requireNonNull(id, "id");
            requireNonNull(deletedAt, "deletedAt");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /**
     * The request is to delete a channel, and there is none.
     *
     * @param channel why there is none
     */
    record NothingToDelete(ChannelCause channel) implements ChannelCause {

        public NothingToDelete {
            requireNonNull(channel, "channel");
        }
    }
}

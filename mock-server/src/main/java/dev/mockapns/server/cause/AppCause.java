/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Topic;
import java.util.List;

/** The app that the path of a broadcast or channel management request names cannot be used. */
public sealed interface AppCause extends Cause {

    /**
     * The path names no bundle id.
     *
     * @param bundleId as in the path
     */
    record MalformedBundleId(String bundleId) implements AppCause {

        public MalformedBundleId {
            bundleId = Sent.text(bundleId, "bundleId");
        }
    }

    /** The path names a topic that is a bundle id and the suffix of a push type. */
    record BundleIdWithSuffix(Topic topic) implements AppCause {

        public BundleIdWithSuffix {
            topic = Sent.topic(topic, "topic");
        }
    }

    /**
     * The app belongs to no team of this fake.
     *
     * @param teamId the id of the team of the provider token
     * @param appsOfTeam the bundle ids of that team
     */
    record AppOfNoTeam(Topic app, String teamId, List<Topic> appsOfTeam) implements AppCause {

        public AppOfNoTeam {
            app = Sent.topic(app, "app");
            requireNonNull(teamId, "teamId");
            appsOfTeam = List.copyOf(requireNonNull(appsOfTeam, "appsOfTeam"));
        }
    }

    /**
     * The app belongs to another team than the key.
     *
     * @param owner the id of the team that the app belongs to
     * @param keyId of the key that signed the provider token
     * @param teamId the id of that key's team
     */
    record AppOfOtherTeam(Topic app, String owner, String keyId, String teamId) implements AppCause {

        public AppOfOtherTeam {
            app = Sent.topic(app, "app");
            requireNonNull(owner, "owner");
            requireNonNull(keyId, "keyId");
            requireNonNull(teamId, "teamId");
        }
    }

    /**
     * The key is topic-specific and does not cover the app.
     *
     * @param keyId of the key that signed the provider token
     * @param keyTopics the bundle ids that it is for, sorted
     */
    record AppNotOfKey(Topic app, String keyId, List<Topic> keyTopics) implements AppCause {

        public AppNotOfKey {
            app = Sent.topic(app, "app");
            requireNonNull(keyId, "keyId");
            keyTopics = List.copyOf(requireNonNull(keyTopics, "keyTopics"));
        }
    }

    /** The app does not have the broadcast capability. */
    record BroadcastNotEnabled(Topic app) implements AppCause {

        public BroadcastNotEnabled {
            app = Sent.topic(app, "app");
        }
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.AppCause;
import dev.mockapns.server.cause.AppCause.AppNotOfKey;
import dev.mockapns.server.cause.AppCause.AppOfNoTeam;
import dev.mockapns.server.cause.AppCause.AppOfOtherTeam;
import dev.mockapns.server.cause.AppCause.BroadcastNotEnabled;
import dev.mockapns.server.cause.AppCause.BundleIdWithSuffix;
import dev.mockapns.server.cause.AppCause.MalformedBundleId;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.List;

/** The sentences for {@link AppCause}. */
final class AppTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    MalformedBundleId.class,
                    cause -> "the path names the app \"" + cause.bundleId() + "\", which cannot be a bundle id",
                    cause ->
                            "put the bundle id of the app into the path: letters, digits, - and _, in parts separated by dots"),
            Text.of(
                    BundleIdWithSuffix.class,
                    cause -> "the path names " + cause.topic() + ", a bundle id with the suffix "
                            + cause.topic()
                                    .suffixType()
                                    .map(PushType::topicSuffix)
                                    .orElse("")
                            + "; channels belong to an app, and not to a topic",
                    cause -> "put the bare bundle id into the path: "
                            + cause.topic().bundleId()),
            Text.inDialect(
                    AppOfNoTeam.class,
                    cause -> "the app " + cause.app() + " in the path belongs to no team of this fake; team "
                            + cause.teamId() + " has "
                            + (cause.appsOfTeam().isEmpty() ? "no app" : topics(cause.appsOfTeam())),
                    (cause, dialect) -> "correct the bundle id in the path, or "
                            + TopicTexts.register(cause.app().value(), dialect)),
            Text.of(
                    AppOfOtherTeam.class,
                    cause -> "the app " + cause.app() + " in the path belongs to team " + cause.owner() + ", and key "
                            + cause.keyId() + " belongs to team " + cause.teamId(),
                    cause -> sign(cause.app())),
            Text.of(
                    AppNotOfKey.class,
                    cause -> "the app " + cause.app() + " in the path is not covered by key " + cause.keyId()
                            + ", which is for " + topics(cause.keyTopics()) + " only",
                    cause -> sign(cause.app())),
            Text.inDialect(
                    BroadcastNotEnabled.class,
                    cause -> "the app " + cause.app() + " does not have the broadcast capability",
                    (cause, dialect) -> "in this fake, enable broadcast for "
                            + switch (dialect) {
                                case JAVA ->
                                    "the app: apns.team().app(\"" + cause.app() + "\").enableBroadcast(), or for every"
                                            + " app: apns.options(o -> o.broadcast(b -> b.capability(true)))";
                                case COMMAND_LINE, HTTP -> cause.app().value();
                            }
                            + "; at Apple, tick Broadcast for the App ID in the developer portal"));

    private AppTexts() {}

    private static String topics(List<Topic> topics) {
        return Quoted.list(topics.stream().map(Topic::value).toList(), ", ");
    }

    private static String sign(Topic app) {
        return "sign with a key that covers " + app
                + " and send the request on another connection, or correct the bundle id in the path";
    }
}

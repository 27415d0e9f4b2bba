/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_MESSAGE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.BROADCAST_FEATURE_NOT_ENABLED;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_MISMATCH;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ListenerKind;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.Optional;
import java.util.Set;

/** Rules that broadcast and channel management share: about the app in the path, and the request's id. */
final class AppRules {

    private static final Set<String> MANAGEMENT_METHODS = Set.of("GET", "POST", "DELETE");

    private AppRules() {}

    static Optional<Rejection> managementMethod(RuleContext context) {
        String method = context.request().method();
        return MANAGEMENT_METHODS.contains(method)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        METHOD_NOT_ALLOWED,
                        "the method is " + Phrases.cut(method) + "; channel management takes GET, POST and DELETE",
                        "create with POST, read with GET, delete with DELETE"));
    }

    static Optional<Rejection> path(RuleContext context) {
        if (AppPath.of(context.request()).isPresent()) {
            return Optional.empty();
        }
        return context.request().listener() == ListenerKind.MANAGEMENT ? notManagement(context) : notBroadcast(context);
    }

    private static Optional<Rejection> notBroadcast(RuleContext context) {
        return Optional.of(Rejection.of(
                BAD_PATH,
                "the path is " + Phrases.path(context.request().path()) + ", and a broadcast goes to "
                        + ApnsPaths.BROADCAST + "<bundleId>",
                "put the bundle id at the end, and nothing after it"));
    }

    private static Optional<Rejection> notManagement(RuleContext context) {
        String path = context.request().path();
        Environment environment = context.request().environment();
        boolean push = path.startsWith(ApnsPaths.DEVICE) || path.startsWith(ApnsPaths.BROADCAST);
        return Optional.of(Rejection.of(
                BAD_PATH,
                push
                        ? "the path is " + Phrases.path(path)
                                + ", one of pushes, and this listener takes channel management"
                        : "channel management has no "
                                + Phrases.cut(context.request().method()) + " " + Phrases.path(path),
                push
                        ? "send pushes to " + Phrases.listener(environment)
                        : "send POST, GET or DELETE to " + ApnsPaths.CHANNEL_MANAGEMENT + "<bundleId>"
                                + ApnsPaths.CHANNELS + ", or GET to " + ApnsPaths.CHANNEL_MANAGEMENT + "<bundleId>"
                                + ApnsPaths.ALL_CHANNELS));
    }

    static Optional<Rejection> requestId(RuleContext context) {
        return context.request()
                .header(ApnsHeaders.REQUEST_ID)
                .filter(id -> ApnsId.parse(id).isEmpty())
                .map(id -> Rejection.of(
                        BAD_MESSAGE_ID,
                        "apns-request-id is " + Phrases.quote(id) + ", which is not a canonical UUID",
                        "send 32 hex digits as 8-4-4-4-12, or leave the header out: APNs then makes one"));
    }

    static Optional<Rejection> bare(RuleContext context) {
        String text = context.appPath().bundleId();
        Optional<Topic> topic = Topic.parse(text);
        if (topic.isEmpty()) {
            return Optional.of(Rejection.of(
                    TOPIC_DISALLOWED,
                    "the path names the app " + Phrases.quote(text) + ", which cannot be a bundle id",
                    "put the bundle id of the app into the path: letters, digits, - and _ between dots"));
        }
        return topic.flatMap(Topic::suffixType)
                .map(type -> Rejection.of(
                        TOPIC_DISALLOWED,
                        "the path names " + text + ", a bundle id with the suffix " + type.topicSuffix()
                                + "; channels belong to an app, and not to a topic",
                        "put the bare bundle id into the path: " + topic.get().bundleId()));
    }

    static Optional<Rejection> covered(RuleContext context) {
        return context.certificate()
                .map(certificate -> CertificateRules.appCovered(context, certificate))
                .orElseGet(() -> coveredByKey(context));
    }

    private static Optional<Rejection> coveredByKey(RuleContext context) {
        Topic app = context.app();
        RegisteredKey key = context.key();
        Optional<String> owner = context.world().ownerOf(app);
        if (owner.equals(Optional.of(key.teamId())) && key.covers(app)) {
            return Optional.empty();
        }
        String whose = owner.map(team -> team.equals(key.teamId())
                        ? "is not covered by key " + key.keyId() + ", which is for " + key.topicNames() + " only"
                        : "belongs to team " + team + ", and key " + key.keyId() + " is of team " + key.teamId())
                .orElseGet(() -> "belongs to no team of this fake; team " + key.teamId() + " has "
                        + context.world().topicsOf(key.teamId()));
        return Optional.of(Rejection.of(
                TOPIC_MISMATCH,
                "the app " + app + " in the path " + whose,
                owner.isPresent()
                        ? "sign with a key that covers " + app + ", or correct the bundle id in the path"
                        : "correct the bundle id in the path, or register the app: apns.team().app(\"" + app + "\")"));
    }

    static Optional<Rejection> broadcastEnabled(RuleContext context) {
        Topic app = context.app();
        boolean enabled = context.world()
                .broadcast(app)
                .orElse(context.options().broadcast().capability());
        return enabled
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        BROADCAST_FEATURE_NOT_ENABLED,
                        "the app " + app + " does not have the broadcast capability",
                        "tick it for the App ID in Apple's developer portal; in this fake: apns.team().app(\"" + app
                                + "\").enableBroadcast(), or for every app:"
                                + " apns.options(o -> o.broadcast(b -> b.capability(true)))"));
    }
}

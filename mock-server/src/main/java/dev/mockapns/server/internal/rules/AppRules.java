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
import dev.mockapns.server.exchange.DoorKind;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.Optional;
import java.util.Set;

/** Rules that broadcast and channel management share: about the app in the path, and the request's id. */
final class AppRules {

    private static final Set<String> MANAGEMENT_METHODS = Set.of("GET", "POST", "DELETE");

    private AppRules() {}

    static Optional<Violation> managementMethod(Judging judging) {
        String method = judging.request().method();
        return MANAGEMENT_METHODS.contains(method)
                ? Optional.empty()
                : Optional.of(Violation.of(
                        METHOD_NOT_ALLOWED,
                        "the method is " + Words.cut(method) + "; channel management takes GET, POST and DELETE",
                        "create with POST, read with GET, delete with DELETE"));
    }

    static Optional<Violation> path(Judging judging) {
        if (AppPath.of(judging.request()).isPresent()) {
            return Optional.empty();
        }
        return judging.request().door() == DoorKind.MANAGEMENT ? notManagement(judging) : notBroadcast(judging);
    }

    private static Optional<Violation> notBroadcast(Judging judging) {
        return Optional.of(Violation.of(
                BAD_PATH,
                "the path is " + Words.path(judging.request().path()) + ", and a broadcast goes to "
                        + ApnsPaths.BROADCAST + "<bundleId>",
                "put the bundle id at the end, and nothing after it"));
    }

    private static Optional<Violation> notManagement(Judging judging) {
        String path = judging.request().path();
        Environment environment = judging.request().environment();
        boolean push = path.startsWith(ApnsPaths.DEVICE) || path.startsWith(ApnsPaths.BROADCAST);
        return Optional.of(Violation.of(
                BAD_PATH,
                push
                        ? "the path is " + Words.path(path) + ", one of pushes, and this door takes channel management"
                        : "channel management has no "
                                + Words.cut(judging.request().method()) + " " + Words.path(path),
                push
                        ? "send pushes to " + Words.door(environment)
                        : "send POST, GET or DELETE to " + ApnsPaths.CHANNEL_MANAGEMENT + "<bundleId>"
                                + ApnsPaths.CHANNELS + ", or GET to " + ApnsPaths.CHANNEL_MANAGEMENT + "<bundleId>"
                                + ApnsPaths.ALL_CHANNELS));
    }

    static Optional<Violation> requestId(Judging judging) {
        return judging.request()
                .header(ApnsHeaders.REQUEST_ID)
                .filter(id -> ApnsId.parse(id).isEmpty())
                .map(id -> Violation.of(
                        BAD_MESSAGE_ID,
                        "apns-request-id is " + Words.quote(id) + ", which is not a canonical UUID",
                        "send 32 hex digits as 8-4-4-4-12, or leave the header out: APNs then makes one"));
    }

    static Optional<Violation> bare(Judging judging) {
        String text = judging.appPath().bundleId();
        Optional<Topic> topic = Topic.parse(text);
        if (topic.isEmpty()) {
            return Optional.of(Violation.of(
                    TOPIC_DISALLOWED,
                    "the path names the app " + Words.quote(text) + ", which cannot be a bundle id",
                    "put the bundle id of the app into the path: letters, digits, - and _ between dots"));
        }
        return topic.flatMap(Topic::suffixType)
                .map(type -> Violation.of(
                        TOPIC_DISALLOWED,
                        "the path names " + text + ", a bundle id with the suffix " + type.topicSuffix()
                                + "; channels belong to an app, and not to a topic",
                        "put the bare bundle id into the path: " + topic.get().bundleId()));
    }

    static Optional<Violation> covered(Judging judging) {
        return judging.certificate()
                .map(certificate -> CertificateRules.appCovered(judging, certificate))
                .orElseGet(() -> coveredByKey(judging));
    }

    private static Optional<Violation> coveredByKey(Judging judging) {
        Topic app = judging.app();
        RegisteredKey key = judging.key();
        Optional<String> owner = judging.world().ownerOf(app);
        if (owner.equals(Optional.of(key.teamId())) && key.covers(app)) {
            return Optional.empty();
        }
        String whose = owner.map(team -> team.equals(key.teamId())
                        ? "is not covered by key " + key.keyId() + ", which is for " + key.topicNames() + " only"
                        : "belongs to team " + team + ", and key " + key.keyId() + " is of team " + key.teamId())
                .orElseGet(() -> "belongs to no team of this fake; team " + key.teamId() + " has "
                        + judging.world().topicsOf(key.teamId()));
        return Optional.of(Violation.of(
                TOPIC_MISMATCH,
                "the app " + app + " in the path " + whose,
                owner.isPresent()
                        ? "sign with a key that covers " + app + ", or correct the bundle id in the path"
                        : "correct the bundle id in the path, or register the app: apns.team().app(\"" + app + "\")"));
    }

    static Optional<Violation> broadcastEnabled(Judging judging) {
        Topic app = judging.app();
        boolean enabled =
                judging.world().broadcast(app).orElse(judging.behaviour().broadcast());
        return enabled
                ? Optional.empty()
                : Optional.of(Violation.of(
                        BROADCAST_FEATURE_NOT_ENABLED,
                        "the app " + app + " does not have the broadcast capability",
                        "tick it for the App ID in Apple's developer portal; in this fake: apns.team().app(\"" + app
                                + "\").enableBroadcast(), or for every app behaviour.broadcast(true)"));
    }
}

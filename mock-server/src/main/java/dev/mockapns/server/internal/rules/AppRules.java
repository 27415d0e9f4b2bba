/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_MESSAGE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.BROADCAST_FEATURE_NOT_ENABLED;
import static dev.mockapns.protocol.KnownReason.DUPLICATE_HEADERS;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.TOPIC_MISMATCH;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.AppCause;
import dev.mockapns.server.cause.AppCause.AppNotOfKey;
import dev.mockapns.server.cause.AppCause.AppOfNoTeam;
import dev.mockapns.server.cause.AppCause.AppOfOtherTeam;
import dev.mockapns.server.cause.AppCause.BroadcastNotEnabled;
import dev.mockapns.server.cause.AppCause.BundleIdWithSuffix;
import dev.mockapns.server.cause.AppCause.MalformedBundleId;
import dev.mockapns.server.cause.BroadcastRequestCause;
import dev.mockapns.server.cause.BroadcastRequestCause.BroadcastPathWrong;
import dev.mockapns.server.cause.BroadcastRequestCause.MalformedRequestId;
import dev.mockapns.server.cause.BroadcastRequestCause.ManagementMethodWrong;
import dev.mockapns.server.cause.BroadcastRequestCause.ManagementPathWrong;
import dev.mockapns.server.cause.BroadcastRequestCause.PushToManagement;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.request.ParsedField;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules that broadcasts and channel management share: about the id of the request and the app in its path. */
final class AppRules {

    private static final Set<String> MANAGEMENT_METHODS = Set.of("GET", "POST", "DELETE");

    /** The rules with which the rule sets of both begin, once it is known who sends the request. */
    static final List<Rule> RULES = List.of(
            new Rule(
                    "headers unique",
                    DUPLICATE_HEADERS,
                    "No header field except cookie occurs twice.",
                    HeaderRules::unique),
            new Rule(
                    "apns-request-id",
                    BAD_MESSAGE_ID,
                    "The apns-request-id, if sent, is a canonical UUID.",
                    AppRules::requestId),
            new Rule(
                    "bundle id bare",
                    TOPIC_DISALLOWED,
                    "The path has a well-formed bundle id without suffix.",
                    AppRules::bare),
            new Rule(
                    "bundle id covered",
                    TOPIC_MISMATCH,
                    "The key or the client certificate covers the app.",
                    AppRules::covered),
            new Rule(
                    "broadcast enabled",
                    BROADCAST_FEATURE_NOT_ENABLED,
                    "The app has the broadcast capability.",
                    AppRules::broadcastEnabled));

    private AppRules() {}

    static @Nullable Rejection managementMethod(RuleContext context) {
        String method = context.request().method();
        return MANAGEMENT_METHODS.contains(method)
                ? null
                : Rejection.of(METHOD_NOT_ALLOWED, new ManagementMethodWrong(method));
    }

    static @Nullable Rejection path(RuleContext context) {
        return AppPath.of(context.request()).isPresent() ? null : Rejection.of(BAD_PATH, pathWrong(context.request()));
    }

    private static BroadcastRequestCause pathWrong(ApnsRequest request) {
        String path = request.path();
        if (request.listener() != ListenerKind.MANAGEMENT) {
            return new BroadcastPathWrong(path);
        }
        return path.startsWith(ApnsPaths.DEVICE) || path.startsWith(ApnsPaths.BROADCAST)
                ? new PushToManagement(path, request.environment())
                : new ManagementPathWrong(request.method(), path);
    }

    static @Nullable Rejection requestId(RuleContext context) {
        ParsedField<ApnsId> id = context.headers().requestId();
        return id.isMalformed() ? Rejection.of(BAD_MESSAGE_ID, new MalformedRequestId(id.text())) : null;
    }

    static @Nullable Rejection bare(RuleContext context) {
        String text = context.appPath().bundleId();
        Optional<Topic> topic = Topic.parse(text);
        if (topic.isEmpty()) {
            return Rejection.of(TOPIC_DISALLOWED, new MalformedBundleId(text));
        }
        return topic.get().suffixType().isPresent()
                ? Rejection.of(TOPIC_DISALLOWED, new BundleIdWithSuffix(topic.get()))
                : null;
    }

    static @Nullable Rejection covered(RuleContext context) {
        Optional<ClientCertificate> certificate = context.certificate();
        return certificate.isPresent()
                ? CertificateRules.appCovered(context, certificate.get())
                : coveredByKey(context);
    }

    private static @Nullable Rejection coveredByKey(RuleContext context) {
        Topic app = context.app();
        RegisteredKey key = context.key();
        Optional<String> owner = context.world().ownerOf(app);
        if (owner.isEmpty()) {
            List<Topic> appsOfTeam = context.world().topicsOf(key.teamId());
            return Rejection.of(TOPIC_MISMATCH, new AppOfNoTeam(app, key.teamId(), appsOfTeam));
        }
        if (!owner.get().equals(key.teamId())) {
            AppCause cause = new AppOfOtherTeam(app, owner.get(), key.keyId(), key.teamId());
            return Rejection.of(TOPIC_MISMATCH, cause);
        }
        return key.covers(app)
                ? null
                : Rejection.of(TOPIC_MISMATCH, new AppNotOfKey(app, key.keyId(), key.sortedTopics()));
    }

    static @Nullable Rejection broadcastEnabled(RuleContext context) {
        Topic app = context.app();
        boolean enabled = context.world()
                .broadcast(app)
                .orElse(context.options().broadcast().capability());
        return enabled ? null : Rejection.of(BROADCAST_FEATURE_NOT_ENABLED, new BroadcastNotEnabled(app));
    }
}

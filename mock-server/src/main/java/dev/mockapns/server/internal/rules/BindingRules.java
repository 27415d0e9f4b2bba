/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.UNRELATED_KEY_ID_IN_TOKEN;

import dev.mockapns.server.internal.connection.Binding;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.Optional;

/**
 * Rules about what the first accepted push of a connection fixed. Source: Apple, <em>Establishing a token-based
 * connection to APNs</em>; the reason for a second team is observed, not documented.
 */
final class BindingRules {

    private BindingRules() {}

    static Optional<Rejection> sameTeam(RuleContext context) {
        RegisteredKey key = context.key();
        return context.binding()
                .filter(binding -> !binding.teamId().equals(key.teamId()))
                .map(binding -> Rejection.of(
                        INVALID_PROVIDER_TOKEN,
                        bound("team " + binding.teamId(), binding) + ", and the provider token is of team "
                                + key.teamId() + " (key " + key.keyId() + ")" + Quantities.ahead(context.ahead()),
                        "open a connection of its own for the pushes of team " + key.teamId()));
    }

    static Optional<Rejection> relatedKey(RuleContext context) {
        RegisteredKey key = context.key();
        return context.binding()
                .filter(binding -> !takes(binding, key))
                .map(binding -> Rejection.of(
                        UNRELATED_KEY_ID_IN_TOKEN,
                        bound("the " + scope(binding.topicSpecific()) + " key " + binding.keyId(), binding)
                                + ", and the provider token is of the " + scope(key.isTopicSpecific()) + " key "
                                + key.keyId() + relation(binding, key) + Quantities.ahead(context.ahead()),
                        "open a connection of its own for the pushes signed with key " + key.keyId()
                                + remedy(binding, key)));
    }

    private static boolean takes(Binding binding, RegisteredKey key) {
        if (!binding.topicSpecific()) {
            return !key.isTopicSpecific();
        }
        return key.keyId().equals(binding.keyId()) || key.isRelatedTo(binding.keyId());
    }

    private static String bound(String to, Binding binding) {
        return "exchange #" + binding.exchange() + " bound this connection to " + to + " on "
                + Quantities.when(binding.at());
    }

    private static String scope(boolean topicSpecific) {
        return topicSpecific ? "topic-specific" : "team-scoped";
    }

    private static String relation(Binding binding, RegisteredKey key) {
        if (!binding.topicSpecific() || !key.isTopicSpecific()) {
            return "";
        }
        return key.relatedKeyId()
                .map(other -> ", whose related key is " + other)
                .orElse(", which is related to no other");
    }

    private static String remedy(Binding binding, RegisteredKey key) {
        boolean relatable = binding.topicSpecific()
                && key.isTopicSpecific()
                && key.relatedKeyId().isEmpty();
        return relatable
                ? ", or relate the two: apns.team().relateKeys(\"" + binding.keyId() + "\", \"" + key.keyId() + "\")"
                : "";
    }
}

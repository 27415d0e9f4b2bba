/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.UNRELATED_KEY_ID_IN_TOKEN;

import dev.mockapns.server.cause.ConnectionBindingCause.Bound;
import dev.mockapns.server.cause.ConnectionBindingCause.BoundToOtherKey;
import dev.mockapns.server.cause.ConnectionBindingCause.BoundToOtherTeam;
import dev.mockapns.server.internal.connection.Binding;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules about what the first accepted push of a connection fixed. Source: Apple, <em>Establishing a token-based
 * connection to APNs</em>; the reason for a second team is observed, not documented.
 */
final class BindingRules {

    private BindingRules() {}

    static @Nullable Rejection sameTeam(RuleContext context) {
        Optional<Binding> binding = context.binding();
        RegisteredKey key = context.key();
        if (binding.isEmpty() || binding.get().teamId().equals(key.teamId())) {
            return null;
        }
        return Rejection.of(
                INVALID_PROVIDER_TOKEN,
                new BoundToOtherTeam(bound(binding.get()), key.teamId(), key.keyId(), context.ahead()));
    }

    static @Nullable Rejection relatedKey(RuleContext context) {
        Optional<Binding> binding = context.binding();
        RegisteredKey key = context.key();
        if (binding.isEmpty() || accepts(binding.get(), key)) {
            return null;
        }
        return Rejection.of(
                UNRELATED_KEY_ID_IN_TOKEN,
                new BoundToOtherKey(
                        bound(binding.get()), key.keyId(), key.isTopicSpecific(), key.relatedKeyId(), context.ahead()));
    }

    private static boolean accepts(Binding binding, RegisteredKey key) {
        if (!binding.topicSpecific()) {
            return !key.isTopicSpecific();
        }
        return key.keyId().equals(binding.keyId()) || key.isRelatedTo(binding.keyId());
    }

    private static Bound bound(Binding binding) {
        return new Bound(binding.exchange(), binding.at(), binding.teamId(), binding.keyId(), binding.topicSpecific());
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_PROVIDER_TOKEN;

import java.util.List;

/** The lines that every table shares: who is it that sends? */
final class Authentication {

    // The binding of a connection to its first team and key has its place before "provider token not from the future".
    static final List<Rule> LINES = List.of(
            new Rule(
                    "provider token present",
                    MISSING_PROVIDER_TOKEN,
                    "The authorization header holds a provider token.",
                    ProviderTokenRules::present),
            new Rule(
                    "provider token genuine",
                    INVALID_PROVIDER_TOKEN,
                    "It is a JWT that a key of its team signed.",
                    ProviderTokenRules::genuine),
            new Rule(
                    "key for this environment",
                    BAD_ENVIRONMENT_KEY_IN_TOKEN,
                    "The key may be used at this door.",
                    ProviderTokenRules::environment),
            new Rule(
                    "provider token not from the future",
                    INVALID_PROVIDER_TOKEN,
                    "Its iat lies no further ahead than clocks may differ.",
                    ProviderTokenRules::notFromTheFuture),
            new Rule(
                    "provider token fresh",
                    EXPIRED_PROVIDER_TOKEN,
                    "It is no older than one hour.",
                    ProviderTokenRules::fresh));

    private Authentication() {}
}

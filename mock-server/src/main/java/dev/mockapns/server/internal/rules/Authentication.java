/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE;
import static dev.mockapns.protocol.KnownReason.BAD_CERTIFICATE_ENVIRONMENT;
import static dev.mockapns.protocol.KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES;
import static dev.mockapns.protocol.KnownReason.UNRELATED_KEY_ID_IN_TOKEN;

import java.util.List;
import java.util.stream.Stream;

/** The rules that every rule set shares: who sends the request? */
final class Authentication {

    private static final List<Rule> CERTIFICATE = List.of(
            new Rule(
                    "certificate valid",
                    BAD_CERTIFICATE,
                    "The CA of this fake signed the client certificate; it is in force and not revoked.",
                    context -> CertificateInspection.of(context).valid()),
            new Rule(
                    "certificate for this environment",
                    BAD_CERTIFICATE_ENVIRONMENT,
                    "It may be used at this listener.",
                    context -> CertificateInspection.of(context).forEnvironment()));

    private static final List<Rule> PROVIDER_TOKEN = List.of(
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
                    "The key may be used at this listener.",
                    ProviderTokenRules::environment),
            new Rule(
                    "team of this connection",
                    INVALID_PROVIDER_TOKEN,
                    "Its team is that of the first accepted push on the connection.",
                    BindingRules::sameTeam),
            new Rule(
                    "key of this connection",
                    UNRELATED_KEY_ID_IN_TOKEN,
                    "Its key is of the kind of that push, and a topic-specific one the same or related.",
                    BindingRules::relatedKey),
            new Rule(
                    "provider token not from the future",
                    INVALID_PROVIDER_TOKEN,
                    "Its iat lies no further ahead than clocks may differ.",
                    ProviderTokenRules::notFromTheFuture),
            new Rule(
                    "provider token fresh",
                    EXPIRED_PROVIDER_TOKEN,
                    "It is no older than one hour.",
                    ProviderTokenRules::fresh),
            new Rule(
                    "provider token kept",
                    TOO_MANY_PROVIDER_TOKEN_UPDATES,
                    "It is the one before, or that was kept for 20 minutes.",
                    TokenUpdateRules::kept));

    /** All of them; those for the credential of a request are checked. */
    static final List<Rule> RULES =
            Stream.of(CERTIFICATE, PROVIDER_TOKEN).flatMap(List::stream).toList();

    private Authentication() {}

    /** Returns the rules for a request: with a client certificate, APNs ignores the authorization header. */
    static List<Rule> rules(RuleContext context) {
        return context.certificate().isPresent() ? CERTIFICATE : PROVIDER_TOKEN;
    }
}

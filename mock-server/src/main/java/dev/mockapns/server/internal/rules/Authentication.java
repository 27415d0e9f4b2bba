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

/** The rules that all rule sets share: about the credential of the sender. */
final class Authentication {

    private static final List<Rule> CERTIFICATE = List.of(
            new Rule(
                    "certificate valid",
                    BAD_CERTIFICATE,
                    "The CA of this fake signed the client certificate, which is valid now, is not revoked and names a topic.",
                    context -> CertificateInspection.of(context).valid()),
            new Rule(
                    "certificate for this environment",
                    BAD_CERTIFICATE_ENVIRONMENT,
                    "The client certificate may be used in the environment of the listener.",
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
                    "The provider token is a JWT that was signed with a key of its team.",
                    ProviderTokenRules::genuine),
            new Rule(
                    "key for this environment",
                    BAD_ENVIRONMENT_KEY_IN_TOKEN,
                    "The key may be used in the environment of the listener.",
                    ProviderTokenRules::environment),
            new Rule(
                    "team of this connection",
                    INVALID_PROVIDER_TOKEN,
                    "The team is the same as for the first accepted push on the connection.",
                    BindingRules::sameTeam),
            new Rule(
                    "key of this connection",
                    UNRELATED_KEY_ID_IN_TOKEN,
                    "If that push had a topic-specific key, the key is the same or a related one; otherwise it is not topic-specific.",
                    BindingRules::relatedKey),
            new Rule(
                    "provider token not from the future",
                    INVALID_PROVIDER_TOKEN,
                    "The iat is ahead of the clock by no more than providerTokens.futureIssuedAtTolerance.",
                    ProviderTokenRules::notFromTheFuture),
            new Rule(
                    "provider token fresh",
                    EXPIRED_PROVIDER_TOKEN,
                    "The provider token is at most one hour old.",
                    ProviderTokenRules::fresh),
            new Rule(
                    "provider token kept",
                    TOO_MANY_PROVIDER_TOKEN_UPDATES,
                    "The provider token is the previous one of the connection, or that one was used for at least 20 minutes.",
                    TokenUpdateRules::kept));

    /** All of them; of a request, those for its kind of credential are checked. */
    static final List<Rule> RULES =
            Stream.of(CERTIFICATE, PROVIDER_TOKEN).flatMap(List::stream).toList();

    private Authentication() {}

    /** Returns the rules for a request: with a client certificate, APNs ignores the authorization header. */
    static List<Rule> rules(RuleContext context) {
        return context.certificate().isPresent() ? CERTIFICATE : PROVIDER_TOKEN;
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.ProviderTokenFinding;
import dev.mockapns.server.cause.ProviderTokenFinding.AcceptedNonstandardProviderToken;
import dev.mockapns.server.cause.ProviderTokenFinding.AcceptedNonstandardScheme;
import dev.mockapns.server.cause.ProviderTokenFinding.IgnoredAuthorization;
import java.util.List;

/** The sentences for {@link ProviderTokenFinding}. */
final class ProviderTokenFindingTexts {

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    AcceptedNonstandardProviderToken.class,
                    cause -> "the provider token deviates from the standards: "
                            + Deviations.list(cause.deviations())
                            + "; " + Deviations.acceptance(cause.deviations()),
                    (cause, dialect) -> Deviations.remedy(cause.deviations()) + orRefuse(dialect)),
            Text.inDialect(
                    AcceptedNonstandardScheme.class,
                    cause -> "the scheme of the authorization header is " + cause.scheme()
                            + "; all of Apple's samples have bearer in lower case, and APNs was seen to accept Bearer,"
                            + " which Apple does not document",
                    (cause, dialect) -> "send authorization: bearer <provider token>" + orRefuse(dialect)),
            Text.of(
                    IgnoredAuthorization.class,
                    cause -> "there is an authorization header, and APNs ignores it, because the client presented a"
                            + " certificate",
                    cause -> "send no authorization header on this connection, or connect without a client certificate"
                            + " to use provider tokens"));

    private ProviderTokenFindingTexts() {}

    private static String orRefuse(Dialect dialect) {
        return dialect == Dialect.JAVA
                ? "; this makes the fake refuse anything else:"
                        + " apns.options(o -> o.providerTokens(p -> p.nonstandard(NonstandardTokens.REFUSE)))"
                : "";
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.RequestMemory;
import dev.mockapns.server.internal.providertoken.VerificationResult;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.WorldView;
import dev.mockapns.server.options.NonstandardTokens;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of the last request of a connection, and its provider token if that is genuine. No record, because the
 * token is a secret.
 */
public final class LastRequest implements RequestMemory {

    private static final LastRequest NONE = new LastRequest(RequestHeaders.none(), null);

    private final RequestHeaders headers;
    private final @Nullable Genuine genuine;

    /** A provider token that is genuine as long as the option and the key stay the same. */
    private static final class Genuine {

        private final String token;
        private final NonstandardTokens nonstandard;
        private final RegisteredKey key;
        private final VerificationResult result;

        Genuine(String token, NonstandardTokens nonstandard, RegisteredKey key, VerificationResult result) {
            this.token = token;
            this.nonstandard = nonstandard;
            this.key = key;
            this.result = result;
        }
    }

    private LastRequest(RequestHeaders headers, @Nullable Genuine genuine) {
        this.headers = headers;
        this.genuine = genuine;
    }

    /** Returns the parsed header fields of the next request of a connection. */
    public static RequestHeaders headers(ApnsRequest next, ConnectionState connection) {
        return of(connection).headers.next(next.headers());
    }

    static LastRequest of(ConnectionState connection) {
        return connection.lastRequest() instanceof LastRequest last ? last : NONE;
    }

    /** Returns the result for a provider token that the last request had as well; null if it is to be verified. */
    @Nullable
    VerificationResult result(String token, NonstandardTokens nonstandard, WorldView world) {
        return genuine != null
                        && genuine.token.equals(token)
                        && genuine.nonstandard == nonstandard
                        && world.hasUnchanged(genuine.key)
                ? genuine.result
                : null;
    }

    /** Returns this with the result for a provider token that was verified; a token that is not genuine is not remembered. */
    LastRequest verified(String token, NonstandardTokens nonstandard, VerificationResult result) {
        return result.key()
                .map(key -> new LastRequest(headers, new Genuine(token, nonstandard, key, result)))
                .orElse(this);
    }

    /** Returns this with the header fields of the next request. */
    LastRequest with(RequestHeaders next) {
        return next == headers ? this : new LastRequest(next, genuine);
    }
}

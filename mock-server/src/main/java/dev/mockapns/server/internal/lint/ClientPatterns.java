/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.protocol.Limits;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.providertoken.NonstandardTraits;
import dev.mockapns.server.internal.request.AuthorizationHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what only several requests show, in the order of the journal: how many in a row came on new connections or with new
 * provider tokens. What they mean, {@code ClientPatternChecks} decides when the findings are read. Not thread-safe.
 */
public final class ClientPatterns {

    /** A client that reconnects after this silence is not connecting per push. */
    private static final Duration CHURN = Duration.ofMinutes(10);

    private static final int MAX_PROVIDER_TOKENS = 100;

    private final Map<String, List<Deviation>> deviationsByToken = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Deviation>> eldest) {
            return size() > MAX_PROVIDER_TOKENS;
        }
    };

    private long lastConnection;
    private Instant lastJudgedAt = Instant.MIN;
    private int connectionsInARow;
    private Instant lastNewTokenAt = Instant.MIN;
    private int tokensInARow;

    /** Counts a request, and returns the values to keep for its findings. */
    public Trace note(ApnsRequest request, Instant judgedAt) {
        connectionsInARow = startsConnection(request.connection()) ? connectionsInARow + 1 : 0;
        lastConnection = Math.max(lastConnection, request.connection().number());
        lastJudgedAt = judgedAt;
        String token =
                usesCertificate(request) ? "" : AuthorizationHeader.of(request).token();
        tokensInARow = token.isEmpty() || deviationsByToken.containsKey(token) ? 0 : withNewToken(token, judgedAt);
        return new Trace(
                connectionsInARow, tokensInARow, deviationsByToken.getOrDefault(token, List.of()), blankEdges(request));
    }

    /** Found at once, because the journal does not keep all values as they were sent. */
    private static List<String> blankEdges(ApnsRequest request) {
        List<String> names = new ArrayList<>(0);
        for (Header header : request.headers()) {
            if (header.hasBlankEdge()) {
                names.add(header.name());
            }
        }
        return names;
    }

    /** Notes that the server ended its connections, so that clients have to connect again. */
    public void connectionsEnded() {
        connectionsInARow = 0;
        lastJudgedAt = Instant.MAX;
    }

    /** Notes that the connections up to this number were opened for something else than the next request. */
    public void connectionsSoFar(long last) {
        lastConnection = last;
    }

    /** Forgets all requests so far. */
    public void reset() {
        deviationsByToken.clear();
        lastConnection = 0;
        lastJudgedAt = Instant.MIN;
        connectionsInARow = 0;
        lastNewTokenAt = Instant.MIN;
        tokensInARow = 0;
    }

    /** With a client certificate, APNs ignores the authorization header. */
    private static boolean usesCertificate(ApnsRequest request) {
        return request.connection().certificate().isPresent();
    }

    /** A connection that was opened while a request on another one was not answered yet belongs to a pool. */
    private boolean startsConnection(Connection connection) {
        return connection.number() > lastConnection
                && !connection.openedAt().isBefore(lastJudgedAt)
                && connection.openedAt().isBefore(churnUntil());
    }

    private Instant churnUntil() {
        return lastJudgedAt.isAfter(Instant.MAX.minus(CHURN)) || lastJudgedAt.equals(Instant.MIN)
                ? Instant.MAX
                : lastJudgedAt.plus(CHURN);
    }

    /** A new token counts as one more in a row only if it comes sooner after the previous one than Apple allows. */
    private int withNewToken(String token, Instant judgedAt) {
        deviationsByToken.put(token, NonstandardTraits.of(token));
        boolean tooSoon = tokensInARow > 0
                && Duration.between(lastNewTokenAt, judgedAt).compareTo(Limits.PROVIDER_TOKEN_MIN_AGE) < 0;
        lastNewTokenAt = judgedAt;
        return tooSoon ? tokensInARow + 1 : 1;
    }
}

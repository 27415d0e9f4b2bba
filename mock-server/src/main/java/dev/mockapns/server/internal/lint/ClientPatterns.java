/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.protocol.ApnsHeaders;
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

    /** The {@code authorization} header of the last request; empty if it had none, or a certificate. */
    private String lastAuthorization = "";

    private List<Deviation> lastDeviations = List.of();
    private Trace lastTrace = new Trace(0, 0, List.of(), List.of());

    /** Counts a request, and returns the values to keep for its findings. */
    public Trace note(ApnsRequest request, Instant judgedAt) {
        connectionsInARow = startsConnection(request.connection()) ? connectionsInARow + 1 : 0;
        lastConnection = Math.max(lastConnection, request.connection().number());
        lastJudgedAt = judgedAt;
        String authorization = usesCertificate(request) ? "" : authorization(request.headers());
        if (authorization.equals(lastAuthorization)) {
            tokensInARow = 0;
        } else {
            String token = authorization.isEmpty()
                    ? ""
                    : AuthorizationHeader.of(request).token();
            tokensInARow = token.isEmpty() || deviationsByToken.containsKey(token) ? 0 : withNewToken(token, judgedAt);
            lastAuthorization = authorization;
            lastDeviations = deviationsByToken.getOrDefault(token, List.of());
        }
        return trace(blankEdges(request.headers()));
    }

    /** Returns the first value as it was sent; empty if there is none. */
    private static String authorization(List<Header> headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).name().equals(ApnsHeaders.AUTHORIZATION)) {
                return headers.get(i).value();
            }
        }
        return "";
    }

    /** Found at once, because the journal does not keep all values as they were sent. */
    private static List<String> blankEdges(List<Header> headers) {
        List<String> names = List.of();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).hasBlankEdge()) {
                names = names.isEmpty() ? new ArrayList<>() : names;
                names.add(headers.get(i).name());
            }
        }
        return names;
    }

    /** Most requests have the values of the one before, and share them. */
    private Trace trace(List<String> blankEdges) {
        if (lastTrace.connectionsInARow() != connectionsInARow
                || lastTrace.providerTokensInARow() != tokensInARow
                || !lastTrace.nonstandard().equals(lastDeviations)
                || !lastTrace.blankEdges().equals(blankEdges)) {
            lastTrace = new Trace(connectionsInARow, tokensInARow, lastDeviations, blankEdges);
        }
        return lastTrace;
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
        lastAuthorization = "";
        lastDeviations = List.of();
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

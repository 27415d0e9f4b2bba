/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import static dev.mockapns.server.exchange.Finding.Level.NOTE;
import static dev.mockapns.server.exchange.Finding.Level.WARN;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of all that APNs accepts and then punishes or ignores, the worst first. */
public final class Lint {

    private static final String SENDING = "Apple, Sending notification requests to APNs";
    private static final String GENERATING = "Apple, Generating a remote notification";

    /** What matters whatever the answer: habits that APNs punishes a client for, and requests that are malformed. */
    private static final List<Check> ALWAYS = List.of(
            new Check(
                    WARN,
                    "connection-per-push",
                    "Apple, Establishing a connection to Apple Push Notification service (APNs)",
                    ClientPatternChecks::connections),
            new Check(
                    WARN,
                    "provider-token-per-push",
                    "Apple, Establishing a token-based connection to APNs",
                    ClientPatternChecks::providerTokens),
            new Check(WARN, "blank-edge", "RFC 9113, section 8.2.1", HeaderChecks::blankEdges));

    /** What matters of a push that was accepted; a rejected one has other troubles. */
    private static final List<Check> ACCEPTED = List.of(
            new Check(WARN, "body-not-json", GENERATING, PayloadChecks::json),
            new Check(WARN, "background-priority", SENDING, HeaderChecks::backgroundPriority),
            new Check(
                    WARN,
                    "background-alert",
                    "Apple, Pushing background updates to your App",
                    PayloadChecks::backgroundAlert),
            new Check(WARN, "missing-push-type", SENDING, HeaderChecks::pushType),
            new Check(WARN, "expiration-in-milliseconds", SENDING, HeaderChecks::expirationUnit),
            new Check(
                    WARN,
                    "broadcast-event",
                    "Apple, Starting and updating Live Activities with ActivityKit push notifications",
                    BroadcastChecks::event),
            new Check(
                    WARN,
                    "live-activity-start",
                    "Apple, Starting and updating Live Activities with ActivityKit push notifications",
                    LiveActivityChecks::start),
            new Check(WARN, "aps-custom-key", GENERATING, PayloadChecks::customKeys),
            new Check(WARN, "aps-value-type", GENERATING, PayloadChecks::valueTypes),
            new Check(
                    NOTE, "provider-token-dialect", "RFC 7515, RFC 7518 section 3.4, RFC 7519", HeaderChecks::dialect),
            new Check(NOTE, "ignored-authorization", SENDING, HeaderChecks::ignoredAuthorization),
            new Check(NOTE, "capital-bearer", SENDING, HeaderChecks::bearer),
            new Check(NOTE, "missing-expiration", SENDING, HeaderChecks::expiration),
            new Check(NOTE, "path-indexed", SENDING, HeaderChecks::pathIndexing),
            new Check(
                    NOTE,
                    "broadcast-priority",
                    "Apple, Sending broadcast push notification requests to APNs",
                    BroadcastChecks::priority));

    private Lint() {}

    /** Returns what is to be said of a finished exchange, the worst first. Thread-safe. */
    public static List<Finding> findings(ApnsRequest request, Verdict verdict, Trace trace) {
        CheckedExchange subject = CheckedExchange.of(request, trace);
        return (verdict.isAccepted() ? table() : ALWAYS.stream())
                .map(check -> check.find(subject))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the names of all findings with their levels, top down. */
    static Stream<Check> table() {
        return Stream.of(ALWAYS, ACCEPTED).flatMap(List::stream);
    }
}

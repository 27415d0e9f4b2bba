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

/** Finds what APNs accepts and then punishes or ignores. Its checks are listed with the worst finding first. */
public final class Lint {

    private static final String SENDING = "Apple, Sending notification requests to APNs";
    private static final String GENERATING = "Apple, Generating a remote notification";

    /** The checks of every request, whatever its answer: patterns that APNs punishes, and malformed header values. */
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

    /** The checks of accepted requests; a rejection has an explanation of its own. */
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
                    NOTE,
                    "provider-token-dialect",
                    "RFC 7515, RFC 7518 section 3.4, RFC 7519",
                    ProviderTokenChecks::standard),
            new Check(NOTE, "ignored-authorization", SENDING, ProviderTokenChecks::ignored),
            new Check(NOTE, "capital-bearer", SENDING, ProviderTokenChecks::scheme),
            new Check(NOTE, "missing-expiration", SENDING, HeaderChecks::expiration),
            new Check(NOTE, "path-indexed", SENDING, HeaderChecks::pathIndexing),
            new Check(
                    NOTE,
                    "broadcast-priority",
                    "Apple, Sending broadcast push notification requests to APNs",
                    BroadcastChecks::priority));

    private Lint() {}

    /** Returns the findings of an exchange, the worst first. Thread-safe. */
    public static List<Finding> findings(ApnsRequest request, Verdict verdict, Trace trace) {
        CheckedExchange subject = CheckedExchange.of(request, trace);
        return (verdict.isAccepted() ? checks() : ALWAYS.stream())
                .map(check -> check.find(subject))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns all checks, that of the worst finding first. */
    static Stream<Check> checks() {
        return Stream.of(ALWAYS, ACCEPTED).flatMap(List::stream);
    }
}

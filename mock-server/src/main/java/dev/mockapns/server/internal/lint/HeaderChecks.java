/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.HeaderFinding.AcceptedUrgentBackgroundPush;
import dev.mockapns.server.cause.HeaderFinding.BlankEdges;
import dev.mockapns.server.cause.HeaderFinding.ExpirationMissing;
import dev.mockapns.server.cause.HeaderFinding.ExpirationNotInSeconds;
import dev.mockapns.server.cause.HeaderFinding.PathIndexed;
import dev.mockapns.server.cause.HeaderFinding.PushTypeMissing;
import dev.mockapns.server.internal.request.BackgroundPush;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks of the header fields. */
final class HeaderChecks {

    /** As seconds in the year 5138; as milliseconds in 1973. */
    private static final long TOO_FAR_AHEAD = 100_000_000_000L;

    /** A push that a stub accepted may have anything here. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private HeaderChecks() {}

    static Optional<Cause> blankEdges(CheckedExchange subject) {
        return subject.trace().blankEdges().isEmpty()
                ? Optional.empty()
                : Optional.of(new BlankEdges(subject.trace().blankEdges()));
    }

    static Optional<Cause> backgroundPriority(CheckedExchange subject) {
        return BackgroundPush.isUrgent(subject.request())
                ? Optional.of(new AcceptedUrgentBackgroundPush(BackgroundPush.namesPriority(subject.request())))
                : Optional.empty();
    }

    static Optional<Cause> pushType(CheckedExchange subject) {
        return subject.request().header(ApnsHeaders.PUSH_TYPE).isPresent()
                ? Optional.empty()
                : Optional.of(new PushTypeMissing(PayloadChecks.typeOf(subject)));
    }

    static Optional<Cause> expiration(CheckedExchange subject) {
        return subject.request().header(ApnsHeaders.EXPIRATION).isPresent()
                ? Optional.empty()
                : Optional.of(new ExpirationMissing());
    }

    static Optional<Cause> expirationUnit(CheckedExchange subject) {
        String sent = subject.request().header(ApnsHeaders.EXPIRATION).orElse("");
        long expiration = SECONDS.matcher(sent).matches() ? Long.parseLong(sent) : 0;
        return expiration < TOO_FAR_AHEAD ? Optional.empty() : Optional.of(new ExpirationNotInSeconds(expiration));
    }

    static Optional<Cause> pathIndexing(CheckedExchange subject) {
        return subject.request().pathIndexed()
                        && subject.request().deviceToken().isPresent()
                ? Optional.of(new PathIndexed())
                : Optional.empty();
    }
}

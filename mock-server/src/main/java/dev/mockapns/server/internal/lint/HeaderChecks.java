/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.HeaderFinding.AcceptedUrgentBackgroundPush;
import dev.mockapns.server.cause.HeaderFinding.BlankEdges;
import dev.mockapns.server.cause.HeaderFinding.ExpirationMissing;
import dev.mockapns.server.cause.HeaderFinding.ExpirationNotInSeconds;
import dev.mockapns.server.cause.HeaderFinding.PathIndexed;
import dev.mockapns.server.cause.HeaderFinding.PushTypeMissing;
import java.util.Optional;

/** Checks of the header fields. */
final class HeaderChecks {

    /** As seconds in the year 5138; as milliseconds in 1973. */
    private static final long TOO_FAR_AHEAD = 100_000_000_000L;

    private HeaderChecks() {}

    static Optional<Cause> blankEdges(CheckedExchange subject) {
        return subject.trace().blankEdges().isEmpty()
                ? Optional.empty()
                : Optional.of(new BlankEdges(subject.trace().blankEdges()));
    }

    static Optional<Cause> backgroundPriority(CheckedExchange subject) {
        return subject.headers().isUrgentBackgroundPush()
                ? Optional.of(new AcceptedUrgentBackgroundPush(
                        subject.headers().priority().isPresent()))
                : Optional.empty();
    }

    static Optional<Cause> pushType(CheckedExchange subject) {
        return subject.headers().pushType().isPresent()
                ? Optional.empty()
                : Optional.of(new PushTypeMissing(PayloadChecks.typeOf(subject)));
    }

    static Optional<Cause> expiration(CheckedExchange subject) {
        return subject.headers().expiration().isPresent() ? Optional.empty() : Optional.of(new ExpirationMissing());
    }

    static Optional<Cause> expirationUnit(CheckedExchange subject) {
        Long seconds = subject.headers().expiration().value(); // A push that a stub accepted may have anything here.
        return seconds == null || seconds < TOO_FAR_AHEAD
                ? Optional.empty()
                : Optional.of(new ExpirationNotInSeconds(seconds));
    }

    static Optional<Cause> pathIndexing(CheckedExchange subject) {
        return subject.request().pathIndexed()
                        && subject.request().deviceToken().isPresent()
                ? Optional.of(new PathIndexed())
                : Optional.empty();
    }
}

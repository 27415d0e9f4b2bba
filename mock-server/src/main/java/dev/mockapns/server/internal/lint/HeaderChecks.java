/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import dev.mockapns.server.internal.explain.BackgroundPriorities;
import dev.mockapns.server.internal.explain.Deviations;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.rules.BackgroundPushes;
import dev.mockapns.server.internal.rules.Bearer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks of the header fields. */
final class HeaderChecks {

    /** As seconds in the year 5138; as milliseconds in 1973. */
    private static final long TOO_FAR_AHEAD = 100_000_000_000L;

    /** A push that a stub accepted may have anything here. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private HeaderChecks() {}

    static Optional<CheckResult> blankEdges(CheckedExchange subject) {
        List<String> names = subject.trace().blankEdges();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "the value of "
                                + Quoted.list(
                                        names.stream()
                                                .map(name -> Quoted.inMarks(name, CheckedExchange.LONGEST_QUOTED))
                                                .toList(),
                                        ", ")
                                + " begins or ends with a space or tab, and was read without it; RFC 9113 calls such a"
                                + " request malformed, and a server may reset its stream",
                        "send header values without blanks around them; where one comes from a variable, see whether"
                                + " that is empty (BlankEdges.REFUSE makes this fake insist on it)"));
    }

    static Optional<CheckResult> backgroundPriority(CheckedExchange subject) {
        return BackgroundPushes.atFullPriority(subject.request())
                ? Optional.of(new CheckResult(
                        BackgroundPriorities.urgent(BackgroundPushes.namesPriority(subject.request()))
                                + "; Apple calls that an error, and the device may never see the push",
                        "send apns-priority: 5 with background pushes"))
                : Optional.empty();
    }

    static Optional<CheckResult> pushType(CheckedExchange subject) {
        return subject.request().header(ApnsHeaders.PUSH_TYPE).isPresent()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "there is no apns-push-type; watchOS 6 and later need it, and Apple advises it everywhere",
                        "send the type that the payload is of: apns-push-type: "
                                + PayloadChecks.typeOf(subject).wireText()));
    }

    static Optional<CheckResult> dialect(CheckedExchange subject) {
        List<Deviation> nonstandard = subject.trace().nonstandard();
        return nonstandard.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "the provider token deviates from the standards: " + Deviations.list(nonstandard)
                                + "; APNs accepts that",
                        "write base64url without padding, a signature of 64 bytes, and iat as a number;"
                                + " NonstandardTokens.REFUSE makes this fake insist on it"));
    }

    static Optional<CheckResult> bearer(CheckedExchange subject) {
        Bearer bearer = Bearer.of(subject.request());
        return !usesCertificate(subject) && bearer.isBearer() && !bearer.isCanonical()
                ? Optional.of(new CheckResult(
                        "the scheme of the authorization header is " + bearer.scheme() + "; all of Apple's samples have"
                                + " it in lower case, and Apple does not say that APNs takes it otherwise",
                        "send authorization: bearer <provider token>"))
                : Optional.empty();
    }

    static Optional<CheckResult> ignoredAuthorization(CheckedExchange subject) {
        return usesCertificate(subject)
                        && subject.request().header(ApnsHeaders.AUTHORIZATION).isPresent()
                ? Optional.of(new CheckResult(
                        "there is an authorization header, and APNs ignores it: the client used a certificate",
                        "send provider tokens on connections without a client certificate, or none at all"))
                : Optional.empty();
    }

    private static boolean usesCertificate(CheckedExchange subject) {
        return subject.request().connection().certificate().isPresent();
    }

    static Optional<CheckResult> expiration(CheckedExchange subject) {
        return subject.request().header(ApnsHeaders.EXPIRATION).isPresent()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "there is no apns-expiration: APNs keeps the push for a device that is offline as long as it"
                                + " sees fit, up to 30 days",
                        "send the second after which the push is of no use, or 0 for one attempt"));
    }

    static Optional<CheckResult> expirationUnit(CheckedExchange subject) {
        return subject.request()
                .header(ApnsHeaders.EXPIRATION)
                .filter(value -> SECONDS.matcher(value).matches())
                .map(Long::parseLong)
                .filter(seconds -> seconds >= TOO_FAR_AHEAD)
                .map(seconds -> new CheckResult(
                        "apns-expiration is " + seconds + ", which as seconds lies after the year 5100; it looks like"
                                + " milliseconds, and the push waits as long as APNs lets any wait",
                        "send whole seconds since 1970 in UTC"
                                + (seconds < TOO_FAR_AHEAD * 100 ? ": " + seconds / 1000 : "")));
    }

    static Optional<CheckResult> pathIndexing(CheckedExchange subject) {
        return subject.request().pathIndexed()
                        && subject.request().deviceToken().isPresent()
                ? Optional.of(new CheckResult(
                        "the client put :path into HPACK's dynamic table; it differs with each device token, and drives"
                                + " out of the small table what the next push could use again",
                        "have the HTTP/2 client send :path as a literal without indexing"))
                : Optional.empty();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.internal.rules.BackgroundPushes;
import dev.mockapns.server.internal.rules.Bearer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks of the header fields. */
final class HeaderChecks {

    /** As seconds in the year 5138; as milliseconds in 1973. */
    private static final long TOO_FAR_AHEAD = 100_000_000_000L;

    /** A push that a script accepted may have anything here. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private HeaderChecks() {}

    static Optional<Remark> backgroundPriority(Subject subject) {
        return BackgroundPushes.atFullPriority(subject.request())
                ? Optional.of(new Remark(
                        BackgroundPushes.found(subject.request())
                                + "; Apple calls that an error, and the device may never see the push",
                        "send apns-priority: 5 with background pushes"))
                : Optional.empty();
    }

    static Optional<Remark> pushType(Subject subject) {
        return subject.request().header(ApnsHeaders.PUSH_TYPE).isPresent()
                ? Optional.empty()
                : Optional.of(new Remark(
                        "there is no apns-push-type; watchOS 6 and later need it, and Apple advises it everywhere",
                        "send the type that the payload is of: apns-push-type: "
                                + PayloadChecks.typeOf(subject).wireText()));
    }

    static Optional<Remark> dialect(Subject subject) {
        List<String> strays = subject.trace().strays();
        return strays.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        "the provider token strays from the standards: " + String.join(", and ", strays)
                                + "; APNs takes that",
                        "write base64url without padding, a signature of 64 bytes, and iat as a number;"
                                + " Dialects.REFUSE makes this fake insist on it"));
    }

    static Optional<Remark> bearer(Subject subject) {
        Bearer bearer = Bearer.of(subject.request());
        return !usesCertificate(subject) && bearer.isBearer() && !bearer.isCanonical()
                ? Optional.of(new Remark(
                        "the scheme of the authorization header is " + bearer.scheme() + "; all of Apple's samples have"
                                + " it in lower case, and Apple does not say that APNs takes it otherwise",
                        "send authorization: bearer <provider token>"))
                : Optional.empty();
    }

    static Optional<Remark> ignoredAuthorization(Subject subject) {
        return usesCertificate(subject)
                        && subject.request().header(ApnsHeaders.AUTHORIZATION).isPresent()
                ? Optional.of(new Remark(
                        "there is an authorization header, and APNs ignores it: the client used a certificate",
                        "send provider tokens on connections without a client certificate, or none at all"))
                : Optional.empty();
    }

    private static boolean usesCertificate(Subject subject) {
        return subject.request().connection().certificate().isPresent();
    }

    static Optional<Remark> expiration(Subject subject) {
        return subject.request().header(ApnsHeaders.EXPIRATION).isPresent()
                ? Optional.empty()
                : Optional.of(new Remark(
                        "there is no apns-expiration: APNs keeps the push for a device that is offline as long as it"
                                + " sees fit, up to 30 days",
                        "send the second after which the push is of no use, or 0 for one attempt"));
    }

    static Optional<Remark> expirationUnit(Subject subject) {
        return subject.request()
                .header(ApnsHeaders.EXPIRATION)
                .filter(value -> SECONDS.matcher(value).matches())
                .map(Long::parseLong)
                .filter(seconds -> seconds >= TOO_FAR_AHEAD)
                .map(seconds -> new Remark(
                        "apns-expiration is " + seconds + ", which as seconds lies after the year 5100; it looks like"
                                + " milliseconds, and the push waits as long as APNs lets any wait",
                        "send whole seconds since 1970 in UTC"
                                + (seconds < TOO_FAR_AHEAD * 100 ? ": " + seconds / 1000 : "")));
    }

    static Optional<Remark> pathIndexing(Subject subject) {
        return subject.request().pathIndexed()
                        && subject.request().deviceToken().isPresent()
                ? Optional.of(new Remark(
                        "the client put :path into HPACK's dynamic table; it differs with each device token, and drives"
                                + " out of the small table what the next push could use again",
                        "have the HTTP/2 client send :path as a literal without indexing"))
                : Optional.empty();
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * When APNs refuses or ends a connection, and how. Immutable.
 *
 * @param badCertificate how a client learns that its certificate is expired, revoked or not from the CA of this fake.
 *     A certificate that is revoked or expires while its connection is open is refused by answer in any case.
 *     Default: {@link CertificateRefusal#BY_ANSWER}. Apple documents status 403 with {@code BadCertificate}; what
 *     happens on the wire is unknown
 * @param badCertificateEnvironment how a client learns that its certificate is for the other environment. Default:
 *     {@link CertificateRefusal#BY_GOAWAY}, as observed; Apple documents status 403 with
 *     {@code BadCertificateEnvironment}
 * @param idleTimeout how long a connection may be idle until it ends with GOAWAY and the reason {@code IdleTimeout},
 *     on the fake's clock, longer than zero; an incomplete request is answered with the same reason. Any frame from
 *     the client keeps the connection from being idle, a PING too unless {@code pingKeepsAlive} is off. Default: no
 *     limit. Apple documents the reason, but no time
 * @param pingKeepsAlive whether a PING keeps a connection from being idle. Default: yes. Apple documents that clients
 *     may send PING after an idle hour, but not its effect
 * @param requestTimeout how long a request may take until it is complete, a response until the client has taken it,
 *     and a frame until all of it has arrived, in wall time, 1 millisecond or longer. A stream that takes longer is
 *     reset with CANCEL, at most a quarter of the time later; an incomplete frame ends the connection with GOAWAY and
 *     ENHANCE_YOUR_CALM. Empty: no limit. Default: 10 minutes, so that a client may be stopped in a debugger. Apple
 *     documents none
 * @param floodLimits whether a connection ends, with GOAWAY and ENHANCE_YOUR_CALM, when its client sends frames
 *     that cost it little more often than clients of APNs have reason to; {@code docs/limits.md} lists what and how
 *     often. Default: yes. A load test that sends them on purpose may turn it off
 * @param errorAllowance how many errors a connection may cause before it ends with GOAWAY and no reason. Default: no
 *     limit. Apple documents that there is one, but no number
 * @param goAwayDebugData the debug data of a GOAWAY that the fake sends on its own, not of one that a test sends.
 *     Default: {@link GoAwayDebugData#JSON}
 */
public record ConnectionOptions(
        CertificateRefusal badCertificate,
        CertificateRefusal badCertificateEnvironment,
        Optional<Duration> idleTimeout,
        boolean pingKeepsAlive,
        Optional<Duration> requestTimeout,
        boolean floodLimits,
        Optional<ErrorAllowance> errorAllowance,
        GoAwayDebugData goAwayDebugData) {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

    /** @throws IllegalArgumentException if a time is too short */
    public ConnectionOptions {
        requireNonNull(badCertificate, "badCertificate");
        requireNonNull(badCertificateEnvironment, "badCertificateEnvironment");
        requireNonNull(idleTimeout, "idleTimeout");
        requireNonNull(requestTimeout, "requestTimeout");
        requireNonNull(errorAllowance, "errorAllowance");
        requireNonNull(goAwayDebugData, "goAwayDebugData");
        idleTimeout.ifPresent(timeout -> {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("idleTimeout: " + timeout + " (expected: longer than zero)");
            }
        });
        requestTimeout.ifPresent(timeout -> {
            if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
                throw new IllegalArgumentException(
                        "requestTimeout: " + timeout + " (expected: 1 millisecond or longer)");
            }
        });
    }

    static Builder builder() {
        return new Builder();
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes options. Not thread-safe. */
    public static final class Builder {

        private CertificateRefusal badCertificate = CertificateRefusal.BY_ANSWER;
        private CertificateRefusal badCertificateEnvironment = CertificateRefusal.BY_GOAWAY;
        private Optional<Duration> idleTimeout = Optional.empty();
        private boolean pingKeepsAlive = true;
        private Optional<Duration> requestTimeout = Optional.of(Duration.ofMinutes(10));
        private boolean floodLimits = true;
        private Optional<ErrorAllowance> errorAllowance = Optional.empty();
        private GoAwayDebugData goAwayDebugData = GoAwayDebugData.JSON;

        private Builder() {}

        private Builder(ConnectionOptions from) {
            badCertificate = from.badCertificate;
            badCertificateEnvironment = from.badCertificateEnvironment;
            idleTimeout = from.idleTimeout;
            pingKeepsAlive = from.pingKeepsAlive;
            requestTimeout = from.requestTimeout;
            floodLimits = from.floodLimits;
            errorAllowance = from.errorAllowance;
            goAwayDebugData = from.goAwayDebugData;
        }

        /** See {@link ConnectionOptions#badCertificate()}. Applies to new connections. */
        public Builder badCertificate(CertificateRefusal badCertificate) {
            this.badCertificate = requireNonNull(badCertificate, "badCertificate");
            return this;
        }

        /** See {@link ConnectionOptions#badCertificateEnvironment()}. Applies to new connections. */
        public Builder badCertificateEnvironment(CertificateRefusal badCertificateEnvironment) {
            this.badCertificateEnvironment = requireNonNull(badCertificateEnvironment, "badCertificateEnvironment");
            return this;
        }

        /** See {@link ConnectionOptions#idleTimeout()}. */
        public Builder idleTimeout(Duration timeout) {
            this.idleTimeout = Optional.of(requireNonNull(timeout, "timeout"));
            return this;
        }

        /** See {@link ConnectionOptions#pingKeepsAlive()}. */
        public Builder pingKeepsAlive(boolean pingKeepsAlive) {
            this.pingKeepsAlive = pingKeepsAlive;
            return this;
        }

        /** See {@link ConnectionOptions#requestTimeout()}. */
        public Builder requestTimeout(Duration timeout) {
            this.requestTimeout = Optional.of(requireNonNull(timeout, "timeout"));
            return this;
        }

        /** Lets requests and responses take any time. See {@link ConnectionOptions#requestTimeout()}. */
        public Builder noRequestTimeout() {
            this.requestTimeout = Optional.empty();
            return this;
        }

        /** See {@link ConnectionOptions#floodLimits()}. */
        public Builder floodLimits(boolean floodLimits) {
            this.floodLimits = floodLimits;
            return this;
        }

        /**
         * Ends a connection with its {@code errors}th error, or its {@code badDeviceTokens}th {@code BadDeviceToken}.
         * 410 is not an error, nor is any 5xx.
         *
         * @throws IllegalArgumentException if a number is not positive
         */
        public Builder errorAllowance(int errors, int badDeviceTokens) {
            this.errorAllowance = Optional.of(new ErrorAllowance(errors, badDeviceTokens));
            return this;
        }

        /** See {@link ConnectionOptions#goAwayDebugData()}. */
        public Builder goAwayDebugData(GoAwayDebugData goAwayDebugData) {
            this.goAwayDebugData = requireNonNull(goAwayDebugData, "goAwayDebugData");
            return this;
        }

        ConnectionOptions build() {
            return new ConnectionOptions(
                    badCertificate,
                    badCertificateEnvironment,
                    idleTimeout,
                    pingKeepsAlive,
                    requestTimeout,
                    floodLimits,
                    errorAllowance,
                    goAwayDebugData);
        }
    }
}

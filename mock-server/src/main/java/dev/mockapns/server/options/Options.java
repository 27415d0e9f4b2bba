/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of the fake: where APNs varies, where Apple does not say, and where a test wants it other than it is.
 * Immutable; {@link #toBuilder()} makes a changed copy.
 */
public final class Options {

    private final Builder settings;

    private Options(Builder settings) {
        this.settings = settings;
    }

    /** Returns the defaults. */
    public static Options defaults() {
        return new Builder().build();
    }

    /** Returns a builder that starts from these settings. */
    public Builder toBuilder() {
        return new Builder(settings);
    }

    /** Default: {@link UnknownTokens#ACCEPT}. */
    public UnknownTokens unknownTokens() {
        return settings.unknownTokens;
    }

    /** Default: {@link NonstandardTokens#LENIENT}. */
    public NonstandardTokens dialects() {
        return settings.dialects;
    }

    /** Default: {@link NotificationsOff#DISCARD}. */
    public NotificationsOff notificationsOff() {
        return settings.notificationsOff;
    }

    /** Default: {@link EndedActivities#IGNORE}. */
    public EndedActivities endedActivities() {
        return settings.endedActivities;
    }

    /** Default: {@link StoredPushes#LATEST}. */
    public StoredPushes storedPushes() {
        return settings.storedPushes;
    }

    /** When APNs begins to answer 410 for a device token that died. Default: {@link DeadTokens#atOnce()}. */
    public DeadTokens deadTokens() {
        return settings.deadTokens;
    }

    /** Default: {@link BackgroundPriority#ACCEPT}. */
    public BackgroundPriority backgroundPriority() {
        return settings.backgroundPriority;
    }

    /** Default: {@link ReasonSpelling#WIRE}. */
    public ReasonSpelling spelling() {
        return settings.spelling;
    }

    /** The fewest hex digits of a well-formed device token. Default: 64. Apple documents no size. */
    public int minDeviceTokenDigits() {
        return settings.minDeviceTokenDigits;
    }

    /** The most hex digits of a well-formed device token. Default: 200. Apple documents no size. */
    public int maxDeviceTokenDigits() {
        return settings.maxDeviceTokenDigits;
    }

    /**
     * How far the {@code iat} of a provider token may lie in the future. Default: 1 minute. Apple documents neither the
     * tolerance nor the reason for what is beyond it.
     */
    public Duration futureIssuedAtTolerance() {
        return settings.futureIssuedAtTolerance;
    }

    /**
     * The reason for an {@code iat} beyond {@link #futureIssuedAtTolerance()}. Default:
     * {@link KnownReason#INVALID_PROVIDER_TOKEN}. Apple documents none.
     */
    public KnownReason futureIssuedAtReason() {
        return settings.futureIssuedAtReason;
    }

    /**
     * Whether the first accepted push binds its connection to its team and kind of key. Default: yes. Source: Apple,
     * <em>Establishing a token-based connection to APNs</em>. A test of something else may switch it off.
     */
    public boolean connectionBinding() {
        return settings.connectionBinding;
    }

    /**
     * How many times in a row the provider token of a connection may change sooner than 20 minutes after the change
     * before (or after the connection's first token), until {@code TooManyProviderTokenUpdates}. Default: 4. Apple
     * documents one change in 20 minutes, and not what follows at once; the first refused change that was observed lies
     * between the second and the fifth. A test that means to be strict sets 0. To go back to an older token is a change
     * too.
     */
    public int earlyProviderTokenChanges() {
        return settings.earlyProviderTokenChanges;
    }

    /** Whose provider tokens are counted together. Default: {@link ProviderTokenScope#CONNECTION}. */
    public ProviderTokenScope providerTokenScope() {
        return settings.providerTokenScope;
    }

    /** How many pushes one device token takes before {@code TooManyRequests}. Default: no limit. Apple documents none. */
    public Optional<Rate> pushesPerDeviceToken() {
        return settings.pushesPerDeviceToken;
    }

    /**
     * How a client hears that its certificate is expired, revoked or not of the CA of this fake. Default:
     * {@link CertificateRefusal#BY_ANSWER}. Apple documents status 403 with {@code BadCertificate}; what really happens on
     * the wire is not on record. A certificate that is revoked or expires while its connection is open is refused by answer
     * in any case.
     */
    public CertificateRefusal badCertificate() {
        return settings.badCertificate;
    }

    /**
     * How a client hears that its certificate is for the other environment. Default: {@link CertificateRefusal#BY_GOAWAY},
     * as observed; Apple documents status 403 with {@code BadCertificateEnvironment}.
     */
    public CertificateRefusal badCertificateEnvironment() {
        return settings.badCertificateEnvironment;
    }

    /**
     * How many background pushes a device lets one app have before it holds the next until there is room again; it holds
     * the newest only, and APNs answers 200 all the same. Default: no limit. Apple documents that there is one, and
     * advises against more than two or three an hour.
     */
    public Optional<Rate> backgroundPushesPerApp() {
        return settings.backgroundPushesPerApp;
    }

    /** Whether rejections carry {@code content-type: application/json}. Default: no, as captured; Apple's sample has it. */
    public boolean errorContentType() {
        return settings.errorContentType;
    }

    /**
     * MAX_CONCURRENT_STREAMS of a connection before its first valid provider token. Default: 1. Source: Apple,
     * <em>Sending notification requests to APNs</em>.
     */
    public int initialStreams() {
        return settings.initialStreams;
    }

    /** MAX_CONCURRENT_STREAMS of a connection from its first valid provider token on. Default: 1000, as observed. */
    public int maxStreams() {
        return settings.maxStreams;
    }

    /** Default: {@link GoAwayDebugData#JSON}. What a test has said by {@code MockApnsServer.goAway} is up to the test. */
    public GoAwayDebugData goAwayDebugData() {
        return settings.goAwayDebugData;
    }

    /** Default: {@link BlankEdges#TRIM}. */
    public BlankEdges blankEdges() {
        return settings.blankEdges;
    }

    /** Default: {@link StreamsOverLimit#REFUSE}. */
    public StreamsOverLimit streamsOverLimit() {
        return settings.streamsOverLimit;
    }

    /** Default: {@link StreamLimitEnforcement#WHEN_ACKNOWLEDGED}. */
    public StreamLimitEnforcement streamLimitEnforcement() {
        return settings.streamLimitEnforcement;
    }

    /** Default: {@link StreamsAfterRejection#KEEP}. */
    public StreamsAfterRejection streamsAfterRejection() {
        return settings.streamsAfterRejection;
    }

    /**
     * How long a connection may be idle until it is ended with GOAWAY and the reason {@code IdleTimeout}, on the fake's
     * clock; a request that is not complete is answered with the same reason. Whatever the client sends is a sign of life, a
     * PING too, unless {@link #pingKeepsAlive} says otherwise. Default: no limit. Apple documents the reason, and no time.
     */
    public Optional<Duration> idleTimeout() {
        return settings.idleTimeout;
    }

    /**
     * Whether a PING keeps a connection from being idle. Default: yes. Apple documents that clients may send PING after an
     * idle hour, and not what it does.
     */
    public boolean pingKeepsAlive() {
        return settings.pingKeepsAlive;
    }

    /**
     * How many errors a connection may cause before it is dropped, with GOAWAY and no reason. Default: no limit. Apple
     * documents that there is one, and no number.
     */
    public Optional<ErrorAllowance> errorAllowance() {
        return settings.errorAllowance;
    }

    /**
     * How long a request may take until it is complete, an answer until its client takes it, and a frame until all of it is
     * there, in wall time. A stream that takes longer is reset with CANCEL, by a quarter of the time later at most; a frame
     * that does ends the connection, with GOAWAY and ENHANCE_YOUR_CALM. Empty: for ever. Default: 10 minutes, so that a
     * client may be stopped in a debugger. Apple documents none.
     */
    public Optional<Duration> requestTimeout() {
        return settings.requestTimeout;
    }

    /**
     * Whether a connection is ended, with GOAWAY and ENHANCE_YOUR_CALM, whose client sends what costs it next to nothing, more
     * often than clients of APNs have reason to; {@code docs/limits.md} lists what and how often. Default: yes. A load test
     * that means to do so may switch it off.
     */
    public boolean floodLimits() {
        return settings.floodLimits;
    }

    /**
     * Whether apps have the broadcast capability where {@code App} does not say. Default: no, as at Apple, where it is
     * ticked for an App ID in the developer portal.
     */
    public boolean broadcast() {
        return settings.broadcast;
    }

    /**
     * How many broadcasts one channel takes before {@code TooManyRequests}. Default: no limit. Apple says that APNs may
     * throttle, and names no limit.
     */
    public Optional<Rate> broadcastsPerChannel() {
        return settings.broadcastsPerChannel;
    }

    /** How many channels an app may have in one environment. Default: 10,000, as documented. */
    public int maxChannels() {
        return settings.maxChannels;
    }

    /** Changes settings. Not thread-safe. */
    public static final class Builder {

        private static final List<KnownReason> FUTURE_ISSUED_AT = List.of(
                KnownReason.INVALID_PROVIDER_TOKEN,
                KnownReason.EXPIRED_PROVIDER_TOKEN,
                KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES);

        private UnknownTokens unknownTokens = UnknownTokens.ACCEPT;
        private NonstandardTokens dialects = NonstandardTokens.LENIENT;
        private NotificationsOff notificationsOff = NotificationsOff.DISCARD;
        private EndedActivities endedActivities = EndedActivities.IGNORE;
        private StoredPushes storedPushes = StoredPushes.LATEST;
        private DeadTokens deadTokens = DeadTokens.atOnce();
        private BackgroundPriority backgroundPriority = BackgroundPriority.ACCEPT;
        private ReasonSpelling spelling = ReasonSpelling.WIRE;
        private int minDeviceTokenDigits = 64;
        private int maxDeviceTokenDigits = 200;
        private Duration futureIssuedAtTolerance = Duration.ofMinutes(1);
        private KnownReason futureIssuedAtReason = KnownReason.INVALID_PROVIDER_TOKEN;
        private boolean connectionBinding = true;
        private int earlyProviderTokenChanges = 4;
        private ProviderTokenScope providerTokenScope = ProviderTokenScope.CONNECTION;
        private Optional<Rate> pushesPerDeviceToken = Optional.empty();
        private CertificateRefusal badCertificate = CertificateRefusal.BY_ANSWER;
        private CertificateRefusal badCertificateEnvironment = CertificateRefusal.BY_GOAWAY;
        private Optional<Rate> backgroundPushesPerApp = Optional.empty();
        private boolean errorContentType;
        private int initialStreams = 1;
        private int maxStreams = 1000;
        private GoAwayDebugData goAwayDebugData = GoAwayDebugData.JSON;
        private BlankEdges blankEdges = BlankEdges.TRIM;
        private StreamsOverLimit streamsOverLimit = StreamsOverLimit.REFUSE;
        private StreamLimitEnforcement streamLimitEnforcement = StreamLimitEnforcement.WHEN_ACKNOWLEDGED;
        private StreamsAfterRejection streamsAfterRejection = StreamsAfterRejection.KEEP;
        private Optional<Duration> idleTimeout = Optional.empty();
        private boolean pingKeepsAlive = true;
        private Optional<Duration> requestTimeout = Optional.of(Duration.ofMinutes(10));
        private boolean floodLimits = true;
        private Optional<ErrorAllowance> errorAllowance = Optional.empty();
        private boolean broadcast;
        private int maxChannels = Limits.MAX_CHANNELS;
        private Optional<Rate> broadcastsPerChannel = Optional.empty();

        private Builder() {}

        private Builder(Builder other) {
            unknownTokens = other.unknownTokens;
            dialects = other.dialects;
            notificationsOff = other.notificationsOff;
            endedActivities = other.endedActivities;
            storedPushes = other.storedPushes;
            deadTokens = other.deadTokens;
            backgroundPriority = other.backgroundPriority;
            spelling = other.spelling;
            minDeviceTokenDigits = other.minDeviceTokenDigits;
            maxDeviceTokenDigits = other.maxDeviceTokenDigits;
            futureIssuedAtTolerance = other.futureIssuedAtTolerance;
            futureIssuedAtReason = other.futureIssuedAtReason;
            connectionBinding = other.connectionBinding;
            earlyProviderTokenChanges = other.earlyProviderTokenChanges;
            providerTokenScope = other.providerTokenScope;
            pushesPerDeviceToken = other.pushesPerDeviceToken;
            badCertificate = other.badCertificate;
            badCertificateEnvironment = other.badCertificateEnvironment;
            backgroundPushesPerApp = other.backgroundPushesPerApp;
            errorContentType = other.errorContentType;
            initialStreams = other.initialStreams;
            maxStreams = other.maxStreams;
            goAwayDebugData = other.goAwayDebugData;
            blankEdges = other.blankEdges;
            streamsOverLimit = other.streamsOverLimit;
            streamLimitEnforcement = other.streamLimitEnforcement;
            streamsAfterRejection = other.streamsAfterRejection;
            idleTimeout = other.idleTimeout;
            pingKeepsAlive = other.pingKeepsAlive;
            requestTimeout = other.requestTimeout;
            floodLimits = other.floodLimits;
            errorAllowance = other.errorAllowance;
            broadcast = other.broadcast;
            maxChannels = other.maxChannels;
            broadcastsPerChannel = other.broadcastsPerChannel;
        }

        /** See {@link Options#unknownTokens()}. */
        public Builder unknownTokens(UnknownTokens unknownTokens) {
            this.unknownTokens = requireNonNull(unknownTokens, "unknownTokens");
            return this;
        }

        /** See {@link Options#dialects()}. */
        public Builder dialects(NonstandardTokens dialects) {
            this.dialects = requireNonNull(dialects, "dialects");
            return this;
        }

        /** See {@link Options#notificationsOff()}. */
        public Builder notificationsOff(NotificationsOff notificationsOff) {
            this.notificationsOff = requireNonNull(notificationsOff, "notificationsOff");
            return this;
        }

        /** See {@link Options#endedActivities()}. */
        public Builder endedActivities(EndedActivities endedActivities) {
            this.endedActivities = requireNonNull(endedActivities, "endedActivities");
            return this;
        }

        /** See {@link Options#storedPushes()}. */
        public Builder storedPushes(StoredPushes storedPushes) {
            this.storedPushes = requireNonNull(storedPushes, "storedPushes");
            return this;
        }

        /** See {@link Options#deadTokens()}. */
        public Builder deadTokens(DeadTokens deadTokens) {
            this.deadTokens = requireNonNull(deadTokens, "deadTokens");
            return this;
        }

        /** See {@link Options#backgroundPriority()}. */
        public Builder backgroundPriority(BackgroundPriority backgroundPriority) {
            this.backgroundPriority = requireNonNull(backgroundPriority, "backgroundPriority");
            return this;
        }

        /** See {@link Options#spelling()}. */
        public Builder spelling(ReasonSpelling spelling) {
            this.spelling = requireNonNull(spelling, "spelling");
            return this;
        }

        /**
         * See {@link Options#minDeviceTokenDigits()} and {@link Options#maxDeviceTokenDigits()}.
         *
         * @throws IllegalArgumentException unless 2 &lt;= min &lt;= max
         */
        public Builder deviceTokenDigits(int min, int max) {
            if (min < 2 || max < min) {
                throw new IllegalArgumentException(
                        "device token digits: " + min + " to " + max + " (expected: 2 <= min <= max)");
            }
            this.minDeviceTokenDigits = min;
            this.maxDeviceTokenDigits = max;
            return this;
        }

        /**
         * See {@link Options#futureIssuedAtTolerance()}.
         *
         * @throws IllegalArgumentException if {@code tolerance} is negative
         */
        public Builder futureIssuedAtTolerance(Duration tolerance) {
            requireNonNull(tolerance, "tolerance");
            if (tolerance.isNegative()) {
                throw new IllegalArgumentException(
                        "futureIssuedAtTolerance: " + tolerance + " (expected: zero or longer)");
            }
            this.futureIssuedAtTolerance = tolerance;
            return this;
        }

        /**
         * See {@link Options#futureIssuedAtReason()}.
         *
         * @throws IllegalArgumentException unless it is one that reports from the field name:
         *     {@code InvalidProviderToken}, {@code ExpiredProviderToken} or {@code TooManyProviderTokenUpdates}
         */
        public Builder futureIssuedAtReason(KnownReason reason) {
            requireNonNull(reason, "reason");
            if (!FUTURE_ISSUED_AT.contains(reason)) {
                throw new IllegalArgumentException(
                        "futureIssuedAtReason: " + reason + " (expected: one of " + FUTURE_ISSUED_AT + ")");
            }
            this.futureIssuedAtReason = reason;
            return this;
        }

        /**
         * Answers {@code TooManyRequests} to more than {@code pushes} to one device token within {@code period}.
         *
         * @throws IllegalArgumentException if {@code pushes} or {@code period} is not positive
         */
        public Builder pushesPerDeviceToken(int pushes, Duration period) {
            this.pushesPerDeviceToken = Optional.of(new Rate(pushes, period));
            return this;
        }

        /**
         * Lets a device hold what comes after {@code pushes} background pushes to one app within {@code period}.
         *
         * @throws IllegalArgumentException if {@code pushes} or {@code period} is not positive
         */
        public Builder backgroundPushesPerApp(int pushes, Duration period) {
            this.backgroundPushesPerApp = Optional.of(new Rate(pushes, period));
            return this;
        }

        /** See {@link Options#connectionBinding()}. */
        public Builder connectionBinding(boolean binding) {
            this.connectionBinding = binding;
            return this;
        }

        /**
         * See {@link Options#earlyProviderTokenChanges()}.
         *
         * @param changes 0 for none; {@link Integer#MAX_VALUE} for no limit
         * @throws IllegalArgumentException if {@code changes} is negative
         */
        public Builder earlyProviderTokenChanges(int changes) {
            if (changes < 0) {
                throw new IllegalArgumentException("earlyProviderTokenChanges: " + changes + " (expected: >= 0)");
            }
            this.earlyProviderTokenChanges = changes;
            return this;
        }

        /** See {@link Options#badCertificate()}. Counts for connections from now on. */
        public Builder badCertificate(CertificateRefusal refusal) {
            this.badCertificate = requireNonNull(refusal, "refusal");
            return this;
        }

        /** See {@link Options#badCertificateEnvironment()}. Counts for connections from now on. */
        public Builder badCertificateEnvironment(CertificateRefusal refusal) {
            this.badCertificateEnvironment = requireNonNull(refusal, "refusal");
            return this;
        }

        /** See {@link Options#providerTokenScope()}. */
        public Builder providerTokenScope(ProviderTokenScope scope) {
            this.providerTokenScope = requireNonNull(scope, "scope");
            return this;
        }

        /** See {@link Options#errorContentType()}. */
        public Builder errorContentType(boolean present) {
            this.errorContentType = present;
            return this;
        }

        /**
         * See {@link Options#initialStreams()}. Raise it for clients that send at full width before the first answer.
         *
         * @throws IllegalArgumentException if {@code streams} is not positive
         */
        public Builder initialStreams(int streams) {
            this.initialStreams = positive("initialStreams", streams);
            return this;
        }

        /**
         * See {@link Options#maxStreams()}.
         *
         * @throws IllegalArgumentException if {@code streams} is not positive
         */
        public Builder maxStreams(int streams) {
            this.maxStreams = positive("maxStreams", streams);
            return this;
        }

        /** See {@link Options#goAwayDebugData()}. */
        public Builder goAwayDebugData(GoAwayDebugData goAwayDebugData) {
            this.goAwayDebugData = requireNonNull(goAwayDebugData, "goAwayDebugData");
            return this;
        }

        /** See {@link Options#blankEdges()}. */
        public Builder blankEdges(BlankEdges blankEdges) {
            this.blankEdges = requireNonNull(blankEdges, "blankEdges");
            return this;
        }

        /** See {@link Options#streamsOverLimit()}. */
        public Builder streamsOverLimit(StreamsOverLimit streamsOverLimit) {
            this.streamsOverLimit = requireNonNull(streamsOverLimit, "streamsOverLimit");
            return this;
        }

        /** See {@link Options#streamLimitEnforcement()}. */
        public Builder streamLimitEnforcement(StreamLimitEnforcement streamLimitEnforcement) {
            this.streamLimitEnforcement = requireNonNull(streamLimitEnforcement, "streamLimitEnforcement");
            return this;
        }

        /** See {@link Options#streamsAfterRejection()}. */
        public Builder streamsAfterRejection(StreamsAfterRejection streamsAfterRejection) {
            this.streamsAfterRejection = requireNonNull(streamsAfterRejection, "streamsAfterRejection");
            return this;
        }

        /**
         * See {@link Options#idleTimeout()}.
         *
         * @throws IllegalArgumentException if {@code timeout} is not positive
         */
        public Builder idleTimeout(Duration timeout) {
            requireNonNull(timeout, "timeout");
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("idleTimeout: " + timeout + " (expected: longer than zero)");
            }
            this.idleTimeout = Optional.of(timeout);
            return this;
        }

        /**
         * See {@link Options#requestTimeout()}.
         *
         * @throws IllegalArgumentException if {@code timeout} is shorter than a millisecond
         */
        public Builder requestTimeout(Duration timeout) {
            if (requireNonNull(timeout, "timeout").compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException(
                        "requestTimeout: " + timeout + " (expected: 1 millisecond or longer)");
            }
            this.requestTimeout = Optional.of(timeout);
            return this;
        }

        /** Gives requests and answers all the time they take. See {@link Options#requestTimeout()}. */
        public Builder noRequestTimeout() {
            this.requestTimeout = Optional.empty();
            return this;
        }

        /** See {@link Options#floodLimits()}. */
        public Builder floodLimits(boolean floodLimits) {
            this.floodLimits = floodLimits;
            return this;
        }

        /** See {@link Options#pingKeepsAlive()}. */
        public Builder pingKeepsAlive(boolean keepsAlive) {
            this.pingKeepsAlive = keepsAlive;
            return this;
        }

        /**
         * Drops a connection with its {@code errors}th error, or its {@code badDeviceTokens}th {@code BadDeviceToken}. 410
         * is no error, and neither is a 5xx.
         *
         * @throws IllegalArgumentException if a number is not positive
         */
        public Builder errorAllowance(int errors, int badDeviceTokens) {
            this.errorAllowance = Optional.of(new ErrorAllowance(errors, badDeviceTokens));
            return this;
        }

        /** See {@link Options#broadcast()}. */
        public Builder broadcast(boolean enabled) {
            this.broadcast = enabled;
            return this;
        }

        /**
         * Answers {@code TooManyRequests} to more than {@code broadcasts} to one channel within {@code period}.
         *
         * @throws IllegalArgumentException if {@code broadcasts} or {@code period} is not positive
         */
        public Builder broadcastsPerChannel(int broadcasts, Duration period) {
            this.broadcastsPerChannel = Optional.of(new Rate(broadcasts, period));
            return this;
        }

        /**
         * See {@link Options#maxChannels()}.
         *
         * @throws IllegalArgumentException if {@code channels} is not positive
         */
        public Builder maxChannels(int channels) {
            this.maxChannels = positive("maxChannels", channels);
            return this;
        }

        /** Returns the settings as they stand. */
        public Options build() {
            return new Options(new Builder(this));
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
            }
            return value;
        }
    }
}

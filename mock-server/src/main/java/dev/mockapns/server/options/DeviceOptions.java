/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How APNs treats device tokens, and how devices treat pushes. Immutable.
 *
 * @param unknownTokens the answer to a token that was never issued. Default: {@link UnknownTokens#ACCEPT}
 * @param deadTokens when APNs begins to answer 410 for a token that died. Default: {@link DeadTokens#atOnce()}
 * @param minTokenDigits the fewest hex digits of a well-formed token, 2 or more. Default: 64. Apple documents no size
 * @param maxTokenDigits the most hex digits of a well-formed token. Default: 200. Apple documents no size
 * @param pushesPerToken how many pushes one token takes before {@code TooManyRequests}. Default: no limit. Apple
 *     documents none
 * @param notificationsOff the answer while notifications are disabled. Default:
 *     {@link NotificationsOff#DISCARD}
 * @param endedActivities the answer to pushes for a Live Activity that has ended. Default:
 *     {@link EndedActivities#IGNORE}
 * @param storedPushes how many pushes wait for an offline device. Default: {@link StoredPushes#LATEST}
 * @param backgroundPushesPerApp how many background pushes a device gives one app before it holds the next until
 *     there is room again; it holds only the newest, and APNs still answers 200. Default: no limit. Apple documents
 *     that there is one, and advises against more than two or three an hour
 */
public record DeviceOptions(
        UnknownTokens unknownTokens,
        DeadTokens deadTokens,
        int minTokenDigits,
        int maxTokenDigits,
        Optional<Rate> pushesPerToken,
        NotificationsOff notificationsOff,
        EndedActivities endedActivities,
        StoredPushes storedPushes,
        Optional<Rate> backgroundPushesPerApp) {

    /** @throws IllegalArgumentException if not 2 &lt;= {@code minTokenDigits} &lt;= {@code maxTokenDigits} */
    public DeviceOptions {
        requireNonNull(unknownTokens, "unknownTokens");
        requireNonNull(deadTokens, "deadTokens");
        requireNonNull(pushesPerToken, "pushesPerToken");
        requireNonNull(notificationsOff, "notificationsOff");
        requireNonNull(endedActivities, "endedActivities");
        requireNonNull(storedPushes, "storedPushes");
        requireNonNull(backgroundPushesPerApp, "backgroundPushesPerApp");
        if (minTokenDigits < 2 || maxTokenDigits < minTokenDigits) {
            throw new IllegalArgumentException("device token digits: " + minTokenDigits + " to " + maxTokenDigits
                    + " (expected: 2 <= min <= max)");
        }
    }

    static Builder builder() {
        return new Builder();
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes options. Not thread-safe. */
    public static final class Builder {

        private UnknownTokens unknownTokens = UnknownTokens.ACCEPT;
        private DeadTokens deadTokens = DeadTokens.atOnce();
        private int minTokenDigits = 64;
        private int maxTokenDigits = 200;
        private Optional<Rate> pushesPerToken = Optional.empty();
        private NotificationsOff notificationsOff = NotificationsOff.DISCARD;
        private EndedActivities endedActivities = EndedActivities.IGNORE;
        private StoredPushes storedPushes = StoredPushes.LATEST;
        private Optional<Rate> backgroundPushesPerApp = Optional.empty();

        private Builder() {}

        private Builder(DeviceOptions from) {
            unknownTokens = from.unknownTokens;
            deadTokens = from.deadTokens;
            minTokenDigits = from.minTokenDigits;
            maxTokenDigits = from.maxTokenDigits;
            pushesPerToken = from.pushesPerToken;
            notificationsOff = from.notificationsOff;
            endedActivities = from.endedActivities;
            storedPushes = from.storedPushes;
            backgroundPushesPerApp = from.backgroundPushesPerApp;
        }

        /** See {@link DeviceOptions#unknownTokens()}. */
        public Builder unknownTokens(UnknownTokens unknownTokens) {
            this.unknownTokens = requireNonNull(unknownTokens, "unknownTokens");
            return this;
        }

        /** See {@link DeviceOptions#deadTokens()}. */
        public Builder deadTokens(DeadTokens deadTokens) {
            this.deadTokens = requireNonNull(deadTokens, "deadTokens");
            return this;
        }

        /** See {@link DeviceOptions#minTokenDigits()} and {@link DeviceOptions#maxTokenDigits()}. */
        public Builder tokenDigits(int min, int max) {
            this.minTokenDigits = min;
            this.maxTokenDigits = max;
            return this;
        }

        /**
         * Answers {@code TooManyRequests} to more than {@code pushes} to one device token within {@code period}.
         *
         * @throws IllegalArgumentException if {@code pushes} or {@code period} is not positive
         */
        public Builder pushesPerToken(int pushes, Duration period) {
            this.pushesPerToken = Optional.of(new Rate(pushes, period));
            return this;
        }

        /** See {@link DeviceOptions#notificationsOff()}. */
        public Builder notificationsOff(NotificationsOff notificationsOff) {
            this.notificationsOff = requireNonNull(notificationsOff, "notificationsOff");
            return this;
        }

        /** See {@link DeviceOptions#endedActivities()}. */
        public Builder endedActivities(EndedActivities endedActivities) {
            this.endedActivities = requireNonNull(endedActivities, "endedActivities");
            return this;
        }

        /** See {@link DeviceOptions#storedPushes()}. */
        public Builder storedPushes(StoredPushes storedPushes) {
            this.storedPushes = requireNonNull(storedPushes, "storedPushes");
            return this;
        }

        /**
         * Makes a device hold background pushes to one app beyond {@code pushes} within {@code period}.
         *
         * @throws IllegalArgumentException if {@code pushes} or {@code period} is not positive
         */
        public Builder backgroundPushesPerApp(int pushes, Duration period) {
            this.backgroundPushesPerApp = Optional.of(new Rate(pushes, period));
            return this;
        }

        DeviceOptions build() {
            return new DeviceOptions(
                    unknownTokens,
                    deadTokens,
                    minTokenDigits,
                    maxTokenDigits,
                    pushesPerToken,
                    notificationsOff,
                    endedActivities,
                    storedPushes,
                    backgroundPushesPerApp);
        }
    }
}

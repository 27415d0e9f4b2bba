/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider certificate may be used for. Immutable.
 *
 * @param environments where it may be used
 * @param pushTypes the push types whose topics it lists; {@link PushType#ALERT} means the bundle id itself, for background
 *     pushes too
 * @param validFrom empty for a day ago, on the fake's clock
 * @param validUntil empty for a year from now, on the fake's clock
 */
public record CertificateSettings(
        Set<Environment> environments,
        List<PushType> pushTypes,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil) {

    public CertificateSettings {
        environments = Set.copyOf(requireNonNull(environments, "environments"));
        pushTypes = List.copyOf(requireNonNull(pushTypes, "pushTypes"));
        requireNonNull(validFrom, "validFrom");
        requireNonNull(validUntil, "validUntil");
    }

    /** Returns a builder of a certificate for both environments and the bundle id alone, valid for a year. */
    public static Builder builder() {
        return new Builder();
    }

    /** Changes settings. Not thread-safe. */
    public static final class Builder {

        private Set<Environment> environments = EnumSet.allOf(Environment.class);
        private List<PushType> pushTypes = List.of(PushType.ALERT);
        private Optional<Instant> validFrom = Optional.empty();
        private Optional<Instant> validUntil = Optional.empty();

        private Builder() {}

        /**
         * Restricts it to these environments. Default: both, as with Apple's <em>Sandbox &amp; Production</em> certificates.
         *
         * @throws IllegalArgumentException if there is none
         */
        public Builder environments(Environment... environments) {
            if (requireNonNull(environments, "environments").length == 0) {
                throw new IllegalArgumentException("environments: none (expected: PRODUCTION, SANDBOX or both)");
            }
            this.environments = Set.copyOf(Arrays.asList(environments));
            return this;
        }

        /**
         * Lists the topics of these push types and no other. Pushes need an {@code apns-topic} as soon as there are
         * several. Default: {@link PushType#ALERT}, which means the bundle id alone and no list.
         *
         * @throws IllegalArgumentException if there is none; if there is {@link PushType#LOCATION}, which needs a provider
         *     token; or if there is {@link PushType#MDM}, whose certificates are made by {@code Team.createMdmCertificate()}
         */
        public Builder topicsFor(PushType... pushTypes) {
            List<PushType> types = Arrays.stream(requireNonNull(pushTypes, "pushTypes"))
                    .distinct()
                    .toList();
            if (types.isEmpty()) {
                throw new IllegalArgumentException("pushTypes: none (expected: ALERT, VOIP or another)");
            }
            if (types.contains(PushType.LOCATION)) {
                throw new IllegalArgumentException(
                        "pushTypes: LOCATION (expected: a push type for certificates; location pushes need a provider token)");
            }
            if (types.contains(PushType.MDM)) {
                throw new IllegalArgumentException(
                        "pushTypes: MDM (expected: a push type of an app; use createMdmCertificate())");
            }
            this.pushTypes = types;
            return this;
        }

        /**
         * Lists the topics that Apple's universal certificates do: of the app, of VoIP and of complications. Has no effect on a
         * certificate for MDM, a pass or the web, which covers its one topic.
         */
        public Builder allTopics() {
            return topicsFor(PushType.ALERT, PushType.VOIP, PushType.COMPLICATION);
        }

        /** Sets the second from which it is valid. Default: a day ago; a year before its end if that is past. */
        public Builder validFrom(Instant instant) {
            this.validFrom = Optional.of(requireNonNull(instant, "instant"));
            return this;
        }

        /** Sets the second until which it is valid; if that is past, the certificate has expired. Default: a year from now. */
        public Builder validUntil(Instant instant) {
            this.validUntil = Optional.of(requireNonNull(instant, "instant"));
            return this;
        }

        /**
         * Returns the settings as they stand.
         *
         * @throws IllegalArgumentException if it is valid until a time before it is valid
         */
        public CertificateSettings build() {
            if (validFrom.isPresent()
                    && validUntil.isPresent()
                    && validUntil.get().isBefore(validFrom.get())) {
                throw new IllegalArgumentException("validUntil: " + validUntil.get()
                        + " (expected: not before validFrom, " + validFrom.get() + ")");
            }
            return new CertificateSettings(environments, pushTypes, validFrom, validUntil);
        }
    }
}

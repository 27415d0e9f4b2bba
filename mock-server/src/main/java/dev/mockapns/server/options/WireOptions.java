/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

/**
 * Which requests APNs takes, and what its answers look like. Immutable.
 *
 * @param spelling how reasons are spelled in answers. Default: {@link ReasonSpelling#WIRE}
 * @param errorContentType whether rejections carry {@code content-type: application/json}. Default: no, as captured;
 *     Apple's sample has it
 * @param blankEdges what happens to header values that begin or end with a blank. Default: {@link BlankEdges#TRIM}
 * @param backgroundPriority the answer to a background push with priority 10. Default:
 *     {@link BackgroundPriority#ACCEPT}
 */
public record WireOptions(
        ReasonSpelling spelling,
        boolean errorContentType,
        BlankEdges blankEdges,
        BackgroundPriority backgroundPriority) {

    /** Checks that nothing is null. */
    public WireOptions {
        requireNonNull(spelling, "spelling");
        requireNonNull(blankEdges, "blankEdges");
        requireNonNull(backgroundPriority, "backgroundPriority");
    }

    static Builder builder() {
        return new Builder();
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes options. Not thread-safe. */
    public static final class Builder {

        private ReasonSpelling spelling = ReasonSpelling.WIRE;
        private boolean errorContentType;
        private BlankEdges blankEdges = BlankEdges.TRIM;
        private BackgroundPriority backgroundPriority = BackgroundPriority.ACCEPT;

        private Builder() {}

        private Builder(WireOptions from) {
            spelling = from.spelling;
            errorContentType = from.errorContentType;
            blankEdges = from.blankEdges;
            backgroundPriority = from.backgroundPriority;
        }

        /** See {@link WireOptions#spelling()}. */
        public Builder spelling(ReasonSpelling spelling) {
            this.spelling = requireNonNull(spelling, "spelling");
            return this;
        }

        /** See {@link WireOptions#errorContentType()}. */
        public Builder errorContentType(boolean errorContentType) {
            this.errorContentType = errorContentType;
            return this;
        }

        /** See {@link WireOptions#blankEdges()}. */
        public Builder blankEdges(BlankEdges blankEdges) {
            this.blankEdges = requireNonNull(blankEdges, "blankEdges");
            return this;
        }

        /** See {@link WireOptions#backgroundPriority()}. */
        public Builder backgroundPriority(BackgroundPriority backgroundPriority) {
            this.backgroundPriority = requireNonNull(backgroundPriority, "backgroundPriority");
            return this;
        }

        WireOptions build() {
            return new WireOptions(spelling, errorContentType, blankEdges, backgroundPriority);
        }
    }
}

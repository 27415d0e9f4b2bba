/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.PayloadCause;
import dev.mockapns.server.cause.PayloadCause.BroadcastNoJsonObject;
import dev.mockapns.server.cause.PayloadCause.BroadcastTooLarge;
import dev.mockapns.server.cause.PayloadCause.PayloadMissing;
import dev.mockapns.server.cause.PayloadCause.PayloadTooLarge;
import java.util.List;

/** The sentences for {@link PayloadCause}. */
final class PayloadTexts {

    private static final String SHORTEN_STATE = "send a smaller content-state: only what the Live Activity shows";

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    PayloadMissing.class,
                    cause -> "the request has no body",
                    cause -> "send a JSON object such as {\"aps\":{\"alert\":\"Hello\"}}"),
            Text.of(
                    PayloadTooLarge.class,
                    cause -> tooLarge(
                            cause.bytes(),
                            cause.counted(),
                            cause.limit(),
                            "APNs",
                            cause.pushType().wireText() + " pushes"),
                    cause -> shorten(cause.pushType())),
            Text.of(
                    BroadcastTooLarge.class,
                    cause -> tooLarge(cause.bytes(), cause.counted(), cause.limit(), "APNs", "broadcast pushes"),
                    cause -> SHORTEN_STATE),
            Text.of(
                    BroadcastNoJsonObject.class,
                    cause -> "the body is not a JSON object",
                    cause -> "send one such as {\"aps\":{\"timestamp\":1767323045,\"event\":\"update\","
                            + "\"content-state\":{}}}"));

    private PayloadTexts() {}

    static String tooLarge(long bytes, boolean counted, int limit, String taker, String what) {
        return counted
                ? "the payload has " + Quantities.count(bytes, "byte") + ", " + (bytes - limit) + " more than the "
                        + limit + " that " + taker + " takes for " + what
                : "the payload has at least " + Quantities.count(bytes, "byte") + "; " + taker + " takes at most "
                        + limit + " for " + what;
    }

    private static String shorten(PushType type) {
        return switch (type) {
            case MDM -> "send only {\"mdm\":\"<PushMagic>\"}";
            case LIVE_ACTIVITY -> SHORTEN_STATE;
            default -> "send less: put an id into the payload, and let the app fetch the long parts";
        };
    }
}

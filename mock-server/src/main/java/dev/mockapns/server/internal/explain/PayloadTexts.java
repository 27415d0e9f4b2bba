/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.PayloadCause.BroadcastNoJsonObject;
import dev.mockapns.server.cause.PayloadCause.BroadcastTooLarge;
import dev.mockapns.server.cause.PayloadCause.PayloadMissing;
import dev.mockapns.server.cause.PayloadCause.PayloadTooLarge;
import java.util.List;

/** What is said of bodies. */
final class PayloadTexts {

    private static final String SHORTEN = "send less: let the app fetch what is long, by an id in the payload";

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
                            cause.pushType().wireText() + " pushes"),
                    cause -> SHORTEN),
            Text.of(
                    BroadcastTooLarge.class,
                    cause -> tooLarge(cause.bytes(), cause.counted(), cause.limit(), "broadcast pushes"),
                    cause -> SHORTEN),
            Text.of(
                    BroadcastNoJsonObject.class,
                    cause -> "the body is not a JSON object",
                    cause -> "send one such as {\"aps\":{\"timestamp\":1767323045,\"event\":\"update\","
                            + "\"content-state\":{}}}"));

    private PayloadTexts() {}

    static String tooLarge(long bytes, boolean counted, int limit, String what) {
        return "the payload has "
                + (counted
                        ? Quantities.count(bytes, "byte") + ", " + (bytes - limit) + " more"
                        : "more than " + Quantities.count(bytes, "byte") + ", at least " + (bytes - limit) + " more")
                + " than the " + limit + " that APNs takes for " + what;
    }
}

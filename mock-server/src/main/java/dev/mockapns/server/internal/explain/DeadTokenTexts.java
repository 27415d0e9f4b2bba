/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.DeadTokenCause;
import dev.mockapns.server.cause.DeadTokenCause.DeviceNotReached;
import dev.mockapns.server.cause.DeadTokenCause.DeviceReports;
import dev.mockapns.server.cause.DeadTokenCause.DeviceReportsLater;
import dev.mockapns.server.cause.DeadTokenCause.DiedOnTheWay;
import dev.mockapns.server.cause.DeadTokenCause.LearnedLater;
import dev.mockapns.server.cause.DeadTokenCause.NeverLearned;
import dev.mockapns.server.cause.Dialect;
import java.util.List;
import java.util.function.Function;

/** What is said of a push that was accepted although its device token is dead. */
final class DeadTokenTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    DiedOnTheWay.class,
                    cause -> "the token died while the push was on its way: " + TokenStateTexts.how(cause.death())),
            text(
                    DeviceReports.class,
                    cause -> "this push reached " + cause.device()
                            + ", which reports it to APNs; APNs answers 410 to the next push",
                    "DeadTokens.afterNextPush()"),
            text(
                    DeviceReportsLater.class,
                    cause -> learnsFrom(cause.device().device()) + DeliveryTexts.away(cause.device())
                            + ", and this push waits for it until " + Quantities.when(cause.until()),
                    "DeadTokens.afterNextPush()"),
            text(
                    DeviceNotReached.class,
                    cause -> learnsFrom(cause.device().device()) + DeliveryTexts.away(cause.device())
                            + ", and this push does not wait, because " + DeliveryTexts.expired(cause.expiration()),
                    "DeadTokens.afterNextPush()"),
            text(
                    LearnedLater.class,
                    cause -> "APNs answers 410 from " + Quantities.when(cause.learnsAt()) + " on",
                    "DeadTokens.after(…)"),
            text(NeverLearned.class, cause -> "this fake is set so that APNs never learns it", "DeadTokens.never()"));

    private DeadTokenTexts() {}

    private static <C extends DeadTokenCause> Text<C> text(
            Class<C> type, Function<C, String> whyAccepted, String option) {
        return Text.inDialect(
                type,
                cause -> "the token is dead already: it died " + TokenStateTexts.how(cause.death()) + "; "
                        + whyAccepted.apply(cause),
                (cause, dialect) -> dialect == Dialect.JAVA
                        ? "expect this from the field; this fake is set to " + option
                        : "expect this from the field");
    }

    private static String learnsFrom(String device) {
        return "APNs learns it when a push reaches " + device + "; ";
    }
}

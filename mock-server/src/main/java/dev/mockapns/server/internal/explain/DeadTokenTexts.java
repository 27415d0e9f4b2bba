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

/** The sentences for {@link DeadTokenCause}. */
final class DeadTokenTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    DiedOnTheWay.class,
                    cause -> "the token became invalid while the push was on its way: on "
                            + TokenStateTexts.how(cause.death())),
            text(
                    DeviceReports.class,
                    cause -> "this push reached " + cause.device()
                            + ", which reports it to APNs; this fake is set to answer 410 to the next push"
                            + " (real APNs may take weeks)",
                    "DeadTokens.afterNextPush()"),
            text(
                    DeviceReportsLater.class,
                    cause -> learnsFrom(cause.device().device()) + DeliveryTexts.isAway(cause.device())
                            + "; no app will show this push, but APNs still tries to send it until "
                            + Quantities.when(cause.until())
                            + ", and learns that the token is invalid if the push arrives",
                    "DeadTokens.afterNextPush()"),
            text(
                    DeviceNotReached.class,
                    cause -> learnsFrom(cause.device().device())
                            + DeliveryTexts.cannotWait(cause.device(), cause.expiration()),
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
                cause -> "the token has been invalid since " + TokenStateTexts.how(cause.death())
                        + ", but APNs does not know it; " + whyAccepted.apply(cause),
                (cause, dialect) -> "no change is needed: real APNs, too, accepts pushes for an unknown time"
                        + " after a token became invalid;"
                        + " keep the token until the answer is 410"
                        + (dialect == Dialect.JAVA
                                ? "; this fake is set to " + option + ", and answers 410 at once with"
                                        + " apns.options(o -> o.devices(d -> d.deadTokens(DeadTokens.atOnce())))"
                                : ""));
    }

    private static String learnsFrom(String device) {
        return "APNs learns it when a push reaches " + device + ", which ";
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.LiveActivityCause;
import dev.mockapns.server.cause.LiveActivityCause.ActivityNotStarted;
import dev.mockapns.server.cause.LiveActivityCause.ActivityOver;
import dev.mockapns.server.cause.LiveActivityCause.ActivityStarted;
import dev.mockapns.server.cause.LiveActivityCause.ActivityStartedAlready;
import dev.mockapns.server.cause.LiveActivityCause.NoRoomForActivity;
import java.util.List;

/** What is said of a push that reached a device and started a Live Activity, or was of no use to one. */
final class LiveActivityTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    ActivityStarted.class,
                    cause -> reached(cause) + DeliveryTexts.droppedFromInbox(cause.dropped())
                            + " and started a Live Activity, which has a token of its own"),
            Text.of(
                    ActivityNotStarted.class,
                    cause -> reached(cause)
                            + ", which starts no Live Activity without aps.attributes-type and aps.attributes"),
            Text.inDialect(
                    NoRoomForActivity.class,
                    cause -> reached(cause)
                            + ", where it changes nothing: the Live Activities that go on take all the room that this fake"
                            + " has for them, " + cause.limit() + " or fewer large ones (docs/limits.md)",
                    (cause, dialect) -> dialect == Dialect.JAVA ? "end some, or call apns.reset()" : "end some"),
            Text.of(
                    ActivityStartedAlready.class,
                    cause -> reached(cause) + ", where this is the token of a Live Activity that goes on",
                    cause -> "send a start to the push-to-start token"),
            Text.inDialect(
                    ActivityOver.class,
                    cause -> reached(cause) + ", where the Live Activity of this token ended"
                            + cause.endedAt()
                                    .map(at -> " on " + Quantities.when(at))
                                    .orElse("")
                            + "; the device ignores the push",
                    (cause, dialect) -> "forget the token when the activity ends"
                            + (dialect == Dialect.JAVA ? "; EndedActivities.UNREGISTERED rejects such a push" : "")));

    private LiveActivityTexts() {}

    private static String reached(LiveActivityCause cause) {
        return DeliveryTexts.reached(cause.device(), cause.topic());
    }
}

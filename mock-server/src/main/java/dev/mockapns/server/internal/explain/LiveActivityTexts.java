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

/** The sentences for {@link LiveActivityCause}. */
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
                            + ", but had no effect: this fake keeps at most " + cause.limit()
                            + " running Live Activities, fewer if they are large, and has no room for another"
                            + " (docs/limits.md)",
                    (cause, dialect) ->
                            "end some Live Activities" + (dialect == Dialect.JAVA ? ", or call apns.reset()" : "")),
            Text.of(
                    ActivityStartedAlready.class,
                    cause -> reached(cause) + ", where this token belongs to a Live Activity that is still running",
                    cause -> "send a start to the push-to-start token, and updates to this one"),
            Text.inDialect(
                    ActivityOver.class,
                    cause -> reached(cause) + ", where the Live Activity of this token ended"
                            + cause.endedAt()
                                    .map(at -> " on " + Quantities.when(at))
                                    .orElse("")
                            + "; the device ignores the push",
                    (cause, dialect) -> "forget the token when the activity ends"
                            + (dialect == Dialect.JAVA
                                    ? "; apns.options(o -> o.devices(d ->"
                                            + " d.endedActivities(EndedActivities.UNREGISTERED))) makes this fake reject"
                                            + " such a push"
                                    : "")));

    private LiveActivityTexts() {}

    private static String reached(LiveActivityCause cause) {
        return DeliveryTexts.reached(cause.device(), cause.topic());
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.ConnectionBindingCause;
import dev.mockapns.server.cause.ConnectionBindingCause.Bound;
import dev.mockapns.server.cause.ConnectionBindingCause.BoundToOtherKey;
import dev.mockapns.server.cause.ConnectionBindingCause.BoundToOtherTeam;
import dev.mockapns.server.cause.Dialect;
import java.util.List;

/** The sentences for {@link ConnectionBindingCause}. */
final class ConnectionBindingTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    BoundToOtherTeam.class,
                    cause -> bound("team " + cause.bound().teamId(), cause.bound())
                            + ", and the provider token of this request belongs to team " + cause.teamId() + " (key "
                            + cause.keyId() + ")"
                            + Quantities.ahead(cause.clockAhead()),
                    cause -> "open another connection for the pushes of team " + cause.teamId()),
            Text.inDialect(
                    BoundToOtherKey.class,
                    cause -> bound(
                                    "the "
                                            + key(
                                                    cause.bound().keyId(),
                                                    cause.bound().topicSpecific()),
                                    cause.bound())
                            + ", and the provider token of this request is signed with the "
                            + key(cause.keyId(), cause.topicSpecific())
                            + relation(cause) + Quantities.ahead(cause.clockAhead()),
                    (cause, dialect) -> "open another connection for the pushes signed with key " + cause.keyId()
                            + (areTopicSpecific(cause) && cause.relatedKeyId().isEmpty()
                                    ? ", or relate the two keys" + verb(cause, dialect)
                                    : "")));

    private ConnectionBindingTexts() {}

    private static String bound(String to, Bound bound) {
        return "exchange #" + bound.exchange() + " bound this connection to " + to + " on "
                + Quantities.when(bound.at());
    }

    private static String key(String keyId, boolean topicSpecific) {
        return (topicSpecific ? "topic-specific" : "team-scoped") + " key " + keyId;
    }

    private static boolean areTopicSpecific(BoundToOtherKey cause) {
        return cause.bound().topicSpecific() && cause.topicSpecific();
    }

    private static String relation(BoundToOtherKey cause) {
        return areTopicSpecific(cause)
                ? cause.relatedKeyId()
                        .map(other -> ", whose related key is " + other)
                        .orElse(", which has no related key")
                : "";
    }

    private static String verb(BoundToOtherKey cause, Dialect dialect) {
        return switch (dialect) {
            case JAVA -> ": apns.team().relateKeys(\"" + cause.bound().keyId() + "\", \"" + cause.keyId() + "\")";
            case COMMAND_LINE, HTTP -> "";
        };
    }
}

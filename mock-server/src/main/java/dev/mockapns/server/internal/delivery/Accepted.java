/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.server.behaviour.Behaviour;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.rules.BackgroundPushes;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.Terms;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import java.time.Instant;
import java.util.Optional;

/**
 * A push that was accepted for a device of this fake.
 *
 * @param now the fake's time
 */
record Accepted(ApnsRequest request, TokenLife life, ApnsId apnsId, Behaviour behaviour, Instant now) {

    /** Returns the priority as it stands in the request; APNs takes 10 where there is none. */
    String priority() {
        return request.header(ApnsHeaders.PRIORITY).orElse(Priority.IMMEDIATE.wireText());
    }

    Optional<CollapseId> collapseId() {
        return request.header(ApnsHeaders.COLLAPSE_ID)
                .filter(id -> !id.isEmpty())
                .map(CollapseId::of);
    }

    Storage storage() {
        return Storage.of(request, now);
    }

    Terms terms() {
        return new Terms(
                storage().until(),
                behaviour.storedPushes().limit(),
                priority().equals(Priority.IMMEDIATE.wireText()),
                BackgroundPushes.isOne(request),
                behaviour.backgroundPushesPerApp());
    }

    String device() {
        return life.deviceName();
    }

    /** Returns why the device does not take this push now, in words. */
    String whyAway(World world) {
        String offline = device() + " is offline"
                + world.offlineSince(life)
                        .map(since -> " since " + Wording.when(since))
                        .orElse("");
        return world.savingPowerSince(life)
                .filter(since -> world.offlineSince(life).isEmpty())
                .map(since -> device() + " saves power since " + Wording.when(since) + ", so priority " + priority()
                        + " waits until it wakes up")
                .orElse(offline);
    }
}

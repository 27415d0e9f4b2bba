/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.DeviceAway;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.internal.request.BackgroundPush;
import dev.mockapns.server.internal.world.StorageTerms;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.options.Options;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A push that was accepted for a device of this fake.
 *
 * @param now the fake's time
 * @param later takes what becomes of the push after the verdict
 */
record AcceptedPush(
        ApnsRequest request,
        TokenLife life,
        ApnsId apnsId,
        Options options,
        Instant now,
        Consumer<? super ExchangeEvent> later) {

    /** Returns the priority of the request; APNs takes 10 where there is none. */
    Priority priority() {
        return priority(request).orElse(Priority.IMMEDIATE);
    }

    /** Returns the push type that a request names. */
    static Optional<PushType> pushType(ApnsRequest request) {
        return request.header(ApnsHeaders.PUSH_TYPE).flatMap(PushType::of);
    }

    /** Returns the priority that a request names. */
    static Optional<Priority> priority(ApnsRequest request) {
        return request.header(ApnsHeaders.PRIORITY)
                .flatMap(text -> Arrays.stream(Priority.values())
                        .filter(priority -> priority.wireText().equals(text))
                        .findFirst());
    }

    Optional<CollapseId> collapseId() {
        return request.header(ApnsHeaders.COLLAPSE_ID)
                .filter(id -> !id.isEmpty())
                .map(CollapseId::of);
    }

    StoragePeriod storage() {
        return StoragePeriod.of(request, now);
    }

    StorageTerms terms() {
        return new StorageTerms(
                storage().until(),
                options.devices().storedPushes().limit(),
                priority() == Priority.IMMEDIATE,
                BackgroundPush.isOne(request),
                options.devices().backgroundPushesPerApp());
    }

    String device() {
        return life.deviceName();
    }

    /** Returns why the device does not take this push now. */
    DeviceAway away(World world) {
        return new DeviceAway(device(), world.offlineSince(life), world.savingPowerSince(life), priority());
    }
}

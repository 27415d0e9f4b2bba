/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.DeviceAway;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.world.PushToDevice;
import dev.mockapns.server.internal.world.StorageTerms;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.options.Options;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A push that was accepted for a device of this fake.
 *
 * @param pushType null where the request names none; so for the next two
 * @param named the priority that the request names
 * @param now the fake's time
 * @param later takes what becomes of the push after the verdict
 */
record AcceptedPush(
        TokenLife life,
        ApnsId apnsId,
        @Nullable PushType pushType,
        @Nullable Priority named,
        @Nullable CollapseId collapseId,
        StoragePeriod storage,
        Body body,
        Options options,
        Instant now,
        Consumer<? super ExchangeEvent> later) {

    /** @param headers of the request, which kept all rules */
    static AcceptedPush of(
            RequestHeaders headers,
            Body body,
            TokenLife life,
            ApnsId apnsId,
            Options options,
            Instant now,
            Consumer<? super ExchangeEvent> later) {
        return new AcceptedPush(
                life,
                apnsId,
                headers.pushType().value(),
                headers.priority().value(),
                headers.collapseId().value(),
                StoragePeriod.of(headers.expiration().value(), now),
                body,
                options,
                now,
                later);
    }

    /** Returns the priority; APNs takes 10 where the request names none. */
    Priority priority() {
        return named == null ? Priority.IMMEDIATE : named;
    }

    boolean isBackground() {
        return pushType == PushType.BACKGROUND;
    }

    /** Returns what the device gets. */
    PushToDevice toDevice() {
        return new PushToDevice(apnsId, life.topic(), pushType, named, collapseId, null, body, now, later);
    }

    StorageTerms terms() {
        return new StorageTerms(
                storage.until(),
                options.devices().storedPushes().limit(),
                priority() == Priority.IMMEDIATE,
                isBackground(),
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

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.server.internal.events.EventDispatcher;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.internal.journal.ExchangeJournal;
import dev.mockapns.server.internal.pipeline.Pipeline;
import dev.mockapns.server.internal.providercertificate.ProviderCertificates;
import dev.mockapns.server.internal.stubbing.Stubbing;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.internal.world.WorldClock;
import java.time.InstantSource;

/** Everything of a fake except its listeners. */
record FakeCore(
        LiveOptions options,
        EventDispatcher events,
        Stubbing stubbing,
        World world,
        ProviderCertificates providerCertificates,
        ExchangeJournal journal,
        ConnectionJournal connections,
        Pipeline pipeline) {

    /** @throws java.io.UncheckedIOException if the directory of certificates cannot be used */
    static FakeCore create(ServerSettings settings) {
        LiveOptions options = new LiveOptions(settings.options());
        EventDispatcher events = new EventDispatcher();
        Stubbing stubbing = new Stubbing();
        World world = World.create(new WorldClock(InstantSource.system()), settings.topics(), settings.key(), events);
        ExchangeJournal journal =
                new ExchangeJournal(settings.journalCapacity(), settings.journalBytes(), settings.dialect());
        journal.onRecord(new ExchangeForwarder(events));
        ProviderCertificates certificates =
                settings.certificates().map(ProviderCertificates::keptIn).orElseGet(ProviderCertificates::inMemory);
        return new FakeCore(
                options,
                events,
                stubbing,
                world,
                certificates,
                journal,
                new ConnectionJournal(ConnectionJournal.CAPACITY, settings.dialect()),
                new Pipeline(world, certificates, stubbing, journal, options));
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The settings of a fake. Fakes with equal settings are interchangeable.
 *
 * @param productionPort 0 for any free one
 * @param sandboxPort 0 for any free one
 */
record FakeSettings(
        String name,
        List<String> topics,
        UnknownTokenHandling unknownTokens,
        Toggle broadcast,
        int productionPort,
        int sandboxPort) {

    private static final List<String> ANY_TOPIC = List.of(MockApns.ANY_TOPIC);

    FakeSettings {
        topics = List.copyOf(topics);
    }

    static FakeSettings of(MockApns annotation) {
        return new FakeSettings(
                annotation.name(),
                List.of(annotation.value()),
                annotation.unknownTokens(),
                annotation.broadcast(),
                annotation.productionPort(),
                annotation.sandboxPort());
    }

    /** Returns the defaults. */
    static FakeSettings defaults(String name) {
        return new FakeSettings(name, List.of(), UnknownTokenHandling.ACCEPT, Toggle.OFF, 0, 0);
    }

    /** Returns these settings, completed with those of {@code outer}. */
    FakeSettings over(FakeSettings outer) {
        return new FakeSettings(
                name,
                topics.isEmpty() ? outer.topics : topics,
                unknownTokens == UnknownTokenHandling.INHERIT ? outer.unknownTokens : unknownTokens,
                broadcast.over(outer.broadcast),
                productionPort == MockApns.INHERITED_PORT ? outer.productionPort : productionPort,
                sandboxPort == MockApns.INHERITED_PORT ? outer.sandboxPort : sandboxPort);
    }

    boolean sayNothing() {
        return equals(new FakeSettings(
                name,
                List.of(),
                UnknownTokenHandling.INHERIT,
                Toggle.INHERIT,
                MockApns.INHERITED_PORT,
                MockApns.INHERITED_PORT));
    }

    IntStream fixedPorts() {
        return IntStream.of(productionPort, sandboxPort).filter(port -> port > 0);
    }

    MockApnsServer start() {
        return MockApnsServer.builder()
                .topics(topics.equals(ANY_TOPIC) ? new String[0] : topics.toArray(String[]::new))
                .options(o -> o.devices(d -> d.unknownTokens(unknownTokens.unknownTokens()))
                        .broadcast(b -> b.capability(broadcast == Toggle.ON)))
                .port(Environment.PRODUCTION, productionPort)
                .port(Environment.SANDBOX, sandboxPort)
                .start();
    }
}

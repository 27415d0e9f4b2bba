/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.behaviour.UnknownTokens;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a fake is to be. Two fakes of the same settings are interchangeable.
 *
 * @param productionPort 0 for any free one
 * @param sandboxPort 0 for any free one
 */
record FakeSettings(
        String name,
        List<String> topics,
        UnknownTokens unknownTokens,
        boolean broadcast,
        int productionPort,
        int sandboxPort) {

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

    static FakeSettings defaults(String name) {
        return new FakeSettings(name, List.of(), UnknownTokens.ACCEPT, false, 0, 0);
    }

    /** Returns these settings, with those of {@code outer} where these say nothing. */
    FakeSettings over(FakeSettings outer) {
        return new FakeSettings(
                name,
                topics.isEmpty() ? outer.topics : topics,
                unknownTokens == UnknownTokens.ACCEPT ? outer.unknownTokens : unknownTokens,
                broadcast || outer.broadcast,
                productionPort == 0 ? outer.productionPort : productionPort,
                sandboxPort == 0 ? outer.sandboxPort : sandboxPort);
    }

    boolean sayNothing() {
        return equals(defaults(name));
    }

    IntStream fixedPorts() {
        return IntStream.of(productionPort, sandboxPort).filter(port -> port != 0);
    }

    MockApnsServer start() {
        return MockApnsServer.builder()
                .topics(topics.toArray(String[]::new))
                .behaviour(behaviour -> behaviour.unknownTokens(unknownTokens).broadcast(broadcast))
                .port(Environment.PRODUCTION, productionPort)
                .port(Environment.SANDBOX, sandboxPort)
                .start();
    }
}

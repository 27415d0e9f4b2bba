/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.util.stream.Collectors.joining;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.extension.ParameterContext;

/** What can be injected of a fake. */
enum Injection {
    SERVER(MockApnsServer.class, (fake, client) -> fake.server()),
    CLIENT(ApnsClient.class, Fake::client),
    KEY(ProviderKey.class, (fake, client) -> fake.server().key()),
    PROPERTIES(MockApnsProperties.class, (fake, client) -> fake.properties());

    /** Its {@code @Autowired}, {@code @Qualifier} and {@code @Value} ask for a bean: the client of the application. */
    private static final String SPRING = "org.springframework.beans.factory.annotation.";

    private final Class<?> type;
    private final BiFunction<Fake, ClientSettings, Object> value;

    Injection(Class<?> type, BiFunction<Fake, ClientSettings, Object> value) {
        this.type = type;
        this.value = value;
    }

    static Optional<Injection> of(Class<?> type) {
        return Arrays.stream(values())
                .filter(injection -> injection.type == type)
                .findAny();
    }

    /** Tells whether a parameter without {@link MockApns} is meant for us: of our types, and not claimed by Spring. */
    static boolean claims(ParameterContext parameter) {
        return of(parameter.getParameter().getType()).isPresent()
                && Arrays.stream(parameter.getParameter().getAnnotations())
                        .noneMatch(annotation ->
                                annotation.annotationType().getName().startsWith(SPRING));
    }

    static String types() {
        return Arrays.stream(values())
                .map(injection -> injection.type.getSimpleName())
                .collect(joining(", "));
    }

    Object from(Fake fake, ClientSettings client) {
        return value.apply(fake, client);
    }
}

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

/** The objects of a fake that can be injected. */
enum Injection {
    SERVER(MockApnsServer.class, (fake, client) -> fake.server()),
    CLIENT(ApnsClient.class, Fake::client),
    KEY(ProviderKey.class, (fake, client) -> fake.server().key()),
    PROPERTIES(MockApnsProperties.class, (fake, client) -> fake.properties());

    /**
     * Parameters with its {@code @Autowired}, {@code @Qualifier} or {@code @Value} get a bean, such as the client of
     * the application.
     */
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

    /**
     * Returns whether to inject a parameter without {@link MockApns}: it has one of our types, and no annotation of
     * Spring's.
     */
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

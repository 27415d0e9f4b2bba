/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** Sets the properties of a fake as system properties, until it is closed. */
final class SystemProperties implements CloseableResource, AutoCloseable {

    private final Map<String, Optional<String>> before = new LinkedHashMap<>();

    SystemProperties(MockApnsProperties properties) {
        properties.forEach((name, value) -> set(name, value.get().toString()));
    }

    private void set(String name, String value) {
        before.put(name, Optional.ofNullable(System.getProperty(name)));
        System.setProperty(name, value);
    }

    @Override
    public void close() {
        before.forEach((name, value) ->
                value.ifPresentOrElse(old -> System.setProperty(name, old), () -> System.clearProperty(name)));
    }
}

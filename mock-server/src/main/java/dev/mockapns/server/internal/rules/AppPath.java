/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import java.util.Optional;

/**
 * What a request to the broadcast API asks for, and for which app.
 *
 * @param bundleId as it is in the path, not empty, not always well-formed
 */
public record AppPath(Operation operation, String bundleId) {

    /** What the two broadcast APIs can do. */
    public enum Operation {
        PUBLISH,
        CREATE,
        READ,
        DELETE,
        LIST
    }

    /** Returns what {@code request} asks for, or empty if the path is none of the broadcast API or does not take the method. */
    static Optional<AppPath> of(ApnsRequest request) {
        String path = request.path();
        if (request.listener() == ListenerKind.PUSH) {
            return request.broadcastBundleId().flatMap(id -> app(Operation.PUBLISH, id));
        }
        if (!path.startsWith(ApnsPaths.CHANNEL_MANAGEMENT)) {
            return Optional.empty();
        }
        String rest = path.substring(ApnsPaths.CHANNEL_MANAGEMENT.length());
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return operation(request.method(), rest.substring(slash))
                .flatMap(operation -> app(operation, rest.substring(0, slash)));
    }

    private static Optional<AppPath> app(Operation operation, String bundleId) {
        return bundleId.isEmpty() || bundleId.indexOf('/') >= 0
                ? Optional.empty()
                : Optional.of(new AppPath(operation, bundleId));
    }

    private static Optional<Operation> operation(String method, String resource) {
        return switch (method + " " + resource) {
            case "POST " + ApnsPaths.CHANNELS -> Optional.of(Operation.CREATE);
            case "GET " + ApnsPaths.CHANNELS -> Optional.of(Operation.READ);
            case "DELETE " + ApnsPaths.CHANNELS -> Optional.of(Operation.DELETE);
            case "GET " + ApnsPaths.ALL_CHANNELS -> Optional.of(Operation.LIST);
            default -> Optional.empty();
        };
    }
}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import dev.mockapns.protocol.DeviceToken;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores the token that the app sends at each launch. */
final class TokenUpdates {

    // docs: take-a-token-update
    /** An installation of an app has one row; the id is made by the app at its first launch, the token by Apple. */
    private final Map<String, Registration> byInstallation = new ConcurrentHashMap<>();

    /** Called by the app at each launch, whether the token changed or not. A new token replaces the old one. */
    void register(Registration registration) {
        byInstallation.put(registration.installation(), registration);
    }
    // docs: end

    Optional<DeviceToken> tokenOf(String installation) {
        return Optional.ofNullable(byInstallation.get(installation)).map(Registration::token);
    }
}

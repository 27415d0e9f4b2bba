/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.Environment;

/** What an injected client is to be. Places that say the same get the same client. */
record ClientSettings(Environment environment, ClientClock clock, boolean localChecks) {

    static ClientSettings through(Environment environment) {
        return new ClientSettings(environment, ClientClock.FAKE, true);
    }

    static ClientSettings of(MockApns annotation) {
        return new ClientSettings(annotation.environment(), annotation.clientClock(), annotation.localChecks());
    }
}

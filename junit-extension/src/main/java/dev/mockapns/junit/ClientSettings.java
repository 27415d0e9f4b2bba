/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.Environment;

/** The settings of an injected client. Fields and parameters with equal settings get the same client. */
record ClientSettings(Environment environment, ClientClock clock, boolean localChecks) {

    static ClientSettings through(Environment environment) {
        return new ClientSettings(environment, ClientClock.FAKE, true);
    }

    static ClientSettings of(MockApns annotation) {
        return new ClientSettings(annotation.environment(), annotation.clientClock(), annotation.localChecks());
    }
}

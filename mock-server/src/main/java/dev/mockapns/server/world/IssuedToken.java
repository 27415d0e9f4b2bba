/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import java.time.Instant;

/**
 * A device token that was issued, dead or alive.
 *
 * @param device the name of the device
 * @param issuedAt on the fake's clock
 */
public record IssuedToken(
        DeviceToken token, String device, Topic topic, Environment environment, Instant issuedAt, boolean isAlive) {

    public IssuedToken {
        requireNonNull(token, "token");
        requireNonNull(device, "device");
        requireNonNull(topic, "topic");
        requireNonNull(environment, "environment");
        requireNonNull(issuedAt, "issuedAt");
    }
}

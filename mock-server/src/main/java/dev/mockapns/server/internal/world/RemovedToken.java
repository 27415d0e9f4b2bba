/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Topic;

/** A device token that {@code reset()} removed, so that a push to it can be explained. */
public record RemovedToken(String deviceName, Topic topic) {}

/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Topic;

/** What two pushes have in common if the later one replaces the other. */
record CollapseKey(Topic topic, CollapseId collapseId) {}

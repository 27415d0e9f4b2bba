/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.server.world.ProviderKey;
import java.nio.file.Path;

/**
 * A signing key and its file.
 *
 * @param file absolute
 */
record KeyFile(Path file, ProviderKey key) {}

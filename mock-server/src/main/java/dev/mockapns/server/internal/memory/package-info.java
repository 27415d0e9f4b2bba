/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** How much memory each kind of thing that clients send may take. */
@NullMarked
package dev.mockapns.server.internal.memory;

import org.jspecify.annotations.NullMarked;

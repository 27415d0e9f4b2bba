/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** What APNs accepts and then punishes or ignores: found when the journal is read, not when a push is answered. */
@NullMarked
package dev.mockapns.server.internal.lint;

import org.jspecify.annotations.NullMarked;

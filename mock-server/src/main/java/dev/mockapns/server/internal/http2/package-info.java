/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** Frames to requests and replies to frames: one HTTP/2 connection as APNs serves it. */
@NullMarked
package dev.mockapns.server.internal.http2;

import org.jspecify.annotations.NullMarked;

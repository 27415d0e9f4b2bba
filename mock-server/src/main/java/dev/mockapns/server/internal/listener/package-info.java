/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** The listeners, their TLS and their certificates. With {@code http2} the only room that knows Netty. */
@NullMarked
package dev.mockapns.server.internal.listener;

import org.jspecify.annotations.NullMarked;

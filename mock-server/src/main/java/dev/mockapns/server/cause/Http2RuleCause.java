/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

/** Which rule of RFC 9113 (HTTP/2) a client broke. */
public sealed interface Http2RuleCause extends ConnectionCause permits FieldRuleCause, FrameRuleCause {}

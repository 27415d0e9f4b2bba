/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** What several packages read out of the header fields of a request. */
@NullMarked
package dev.mockapns.server.internal.request;

import org.jspecify.annotations.NullMarked;

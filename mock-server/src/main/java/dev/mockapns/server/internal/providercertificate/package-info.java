/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** Issues provider certificates as Apple does, and takes apart those that clients show. Judging them is for the rules. */
@NullMarked
package dev.mockapns.server.internal.providercertificate;

import org.jspecify.annotations.NullMarked;

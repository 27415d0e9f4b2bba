/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** Issues provider certificates as Apple does, and parses those that clients present. The rules judge them. */
@NullMarked
package dev.mockapns.server.internal.providercertificate;

import org.jspecify.annotations.NullMarked;

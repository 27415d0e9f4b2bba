/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** Compares whole servers under the load of {@code h2load}: {@code benchmarks/compare-servers}. */
@NullMarked
package dev.mockapns.benchmarks.load;

import org.jspecify.annotations.NullMarked;
